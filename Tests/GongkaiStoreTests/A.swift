// see the feature folders
