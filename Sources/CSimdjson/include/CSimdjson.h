#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// One value of a JSON text; the values of a container follow it at once.
typedef struct {
  /// One of the kinds below.
  uint32_t kind;
  /// The number of the member's name, counted from 1; 0 for what has none.
  uint32_t name;
  /// The number of the entry after the last one inside.
  uint32_t end;
  /// Of text the offset and length among the characters; of numbers the halves of their 64 bits, the lower first; of a
  /// truth value 0 or 1.
  uint32_t first, second;
} csimdjson_entry;

enum {
  csimdjson_object = 0,
  csimdjson_array = 1,
  csimdjson_text = 2,
  csimdjson_integer = 3,
  csimdjson_real = 4,
  csimdjson_truth = 5,
  csimdjson_null = 6
};

typedef struct csimdjson_document csimdjson_document;

/// Reads one JSON text (RFC 8259), which need not end in padding.
///
/// Returns NULL and sets `message`, which is never freed, for anything else, and for arrays and objects that stand more than
/// `depth` deep in each other.
csimdjson_document *csimdjson_parse(const uint8_t *bytes, size_t length, size_t depth, const char **message);
void csimdjson_free(csimdjson_document *document);

const csimdjson_entry *csimdjson_entries(const csimdjson_document *document, size_t *count);
const uint8_t *csimdjson_characters(const csimdjson_document *document, size_t *count);
size_t csimdjson_name_count(const csimdjson_document *document);
/// The name with this number, counted from 1.
const uint8_t *csimdjson_name(const csimdjson_document *document, size_t number, size_t *length);

#ifdef __cplusplus
}
#endif
