#pragma once

#include <libxml/xmlversion.h>
// Debian's headers would bring ICU's with them, whose names clash with those of Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
