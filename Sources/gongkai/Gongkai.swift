import ArgumentParser
@main struct Gongkai: ParsableCommand { }
