import GRDB
import CPostgres
import CSodium
func x() { _ = PQlibVersion(); _ = sodium_init() }
