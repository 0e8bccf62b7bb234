#include "floor.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { CHUNK = 1 << 16 };

typedef struct {
    xmlParserCtxtPtr document;
    int is_result, failed;
    long elements;
    int filled;
    char buffer[CHUNK];
} state;

static void flush(state *s) {
    if (xmlParseChunk(s->document, s->buffer, s->filled, 0)) s->failed = 1;
    s->filled = 0;
}

static void outer_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                        const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list) {
    if (!strcmp((const char *)name, "string")) ((state *)context)->is_result = 1;
}

static void outer_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    ((state *)context)->is_result = 0;
}

static void outer_text(void *context, const xmlChar *text, int count) {
    state *s = context;
    while (s->is_result && count > 0) {
        int part = count < CHUNK - s->filled ? count : CHUNK - s->filled;
        memcpy(s->buffer + s->filled, text, part);
        s->filled += part;
        text += part;
        count -= part;
        if (s->filled == CHUNK) flush(s);
    }
}

static void inner_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                        const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list) {
    ((state *)context)->elements++;
}

static void inner_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void inner_text(void *context, const xmlChar *text, int count) {}

long floor_parse(const unsigned char *bytes, size_t count) {
    static state s;
    memset(&s, 0, offsetof(state, buffer));
    xmlSAXHandler outer = {.initialized = XML_SAX2_MAGIC, .startElementNs = outer_start, .endElementNs = outer_end,
                           .characters = outer_text, .cdataBlock = outer_text};
    xmlSAXHandler inner = {.initialized = XML_SAX2_MAGIC, .startElementNs = inner_start, .endElementNs = inner_end,
                           .characters = inner_text, .cdataBlock = inner_text};
    xmlParserCtxtPtr envelope = xmlCreatePushParserCtxt(&outer, &s, NULL, 0, NULL);
    s.document = xmlCreatePushParserCtxt(&inner, &s, NULL, 0, NULL);
    xmlCtxtUseOptions(envelope, XML_PARSE_HUGE | XML_PARSE_NONET);
    xmlCtxtUseOptions(s.document, XML_PARSE_HUGE | XML_PARSE_NONET);
    envelope->userData = &s;
    s.document->userData = &s;
    for (size_t at = 0; at < count; at += CHUNK) {
        int part = count - at < CHUNK ? (int)(count - at) : CHUNK;
        if (xmlParseChunk(envelope, (const char *)bytes + at, part, 0)) s.failed = 1;
    }
    if (xmlParseChunk(envelope, NULL, 0, 1)) s.failed = 1;
    flush(&s);
    if (xmlParseChunk(s.document, NULL, 0, 1)) s.failed = 1;
    xmlFreeParserCtxt(envelope);
    xmlFreeParserCtxt(s.document);
    return s.failed ? -1 : s.elements;
}

void return_free_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
