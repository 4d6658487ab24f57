// Makes Debian's sqlite3 (libsqlite3-dev) a Swift module.
#include <sqlite3.h>
