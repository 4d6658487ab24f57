// Makes Debian's libxlsxwriter (libxlsxwriter-dev) a Swift module.
#include <xlsxwriter.h>
