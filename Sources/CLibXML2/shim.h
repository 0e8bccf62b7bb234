/* A program that uses this package compiles without libxml2's headers: then nothing is declared here, and nothing of it
   is reached. */
#if __has_include(<libxml/xmlversion.h>)
#include <libxml/xmlversion.h>
/* Where libxml2 is built with ICU its headers bring that in, and its types clash with those of Foundation's own ICU.
   They only add to a structure that is never reached from here. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#endif
