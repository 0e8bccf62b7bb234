#include <stddef.h>

/// Parses a response and the document in it with libxml2's push parser and handlers that do nothing.
///
/// - Returns: How many elements the document has, -1 where one of the two is malformed.
long floor_parse(const unsigned char *bytes, size_t count);

/// Gives memory that was freed back to the system, where it can be.
void return_free_memory(void);
