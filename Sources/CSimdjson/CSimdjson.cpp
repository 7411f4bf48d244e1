#include "CSimdjson.h"

#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <simdjson.h>

namespace dom = simdjson::dom;

struct csimdjson_document {
  std::vector<csimdjson_entry> entries;
  std::string characters;
  std::vector<std::string> names;
};

namespace {

/// Writes the values of a parsed text one after the other.
class Flattening {
 public:
  explicit Flattening(csimdjson_document &document) : document(document) {}

  void add(dom::element value, uint32_t name) {
    const size_t place = document.entries.size();
    document.entries.push_back({csimdjson_null, name, 0, 0, 0});
    switch (value.type()) {
      case dom::element_type::OBJECT: {
        document.entries[place].kind = csimdjson_object;
        uint32_t count = 0;
        for (auto member : dom::object(value)) {
          add(member.value, number_of(member.key));
          count++;
        }
        document.entries[place].second = count;
        break;
      }
      case dom::element_type::ARRAY: {
        document.entries[place].kind = csimdjson_array;
        uint32_t count = 0;
        for (dom::element element : dom::array(value)) {
          add(element, 0);
          count++;
        }
        document.entries[place].second = count;
        break;
      }
      case dom::element_type::STRING: {
        const std::string_view text = value.get_string().value_unsafe();
        set(place, csimdjson_text, uint32_t(document.characters.size()), uint32_t(text.size()));
        document.characters.append(text);
        break;
      }
      case dom::element_type::INT64:
        set_bits(place, csimdjson_integer, uint64_t(value.get_int64().value_unsafe()));
        break;
      case dom::element_type::UINT64:
        set_real(place, double(value.get_uint64().value_unsafe()));
        break;
      case dom::element_type::DOUBLE:
        set_real(place, value.get_double().value_unsafe());
        break;
      case dom::element_type::BOOL:
        set(place, csimdjson_truth, value.get_bool().value_unsafe() ? 1 : 0, 0);
        break;
      default:
        break;
    }
    document.entries[place].end = uint32_t(document.entries.size());
  }

 private:
  csimdjson_document &document;
  std::unordered_map<std::string_view, uint32_t> numbers;

  uint32_t number_of(std::string_view key) {
    const auto known = numbers.find(key);
    if (known != numbers.end()) return known->second;
    document.names.emplace_back(key);
    const auto number = uint32_t(document.names.size());
    // The key's own characters live as long as the parser does, which is longer than this.
    numbers.emplace(key, number);
    return number;
  }

  void set(size_t place, uint32_t kind, uint32_t first, uint32_t second) {
    auto &entry = document.entries[place];
    entry.kind = kind;
    entry.first = first;
    entry.second = second;
  }

  void set_bits(size_t place, uint32_t kind, uint64_t bits) {
    set(place, kind, uint32_t(bits), uint32_t(bits >> 32));
  }

  void set_real(size_t place, double number) {
    uint64_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    set_bits(place, csimdjson_real, bits);
  }
};

}  // namespace

extern "C" {

csimdjson_document *csimdjson_parse(const uint8_t *bytes, size_t length, size_t depth, const char **message) {
  try {
    if (length >= UINT32_MAX) {
      *message = "the JSON is too large";
      return nullptr;
    }
    dom::parser parser;
    if (parser.allocate(length, depth) != simdjson::SUCCESS) throw std::bad_alloc();
    dom::element root;
    const auto error = parser.parse(bytes, length, true).get(root);
    if (error) {
      *message = simdjson::error_message(error);
      return nullptr;
    }
    auto document = std::make_unique<csimdjson_document>();
    // What most feeds need, so that nothing has to be moved; memory that is not used is not taken.
    document->entries.reserve(length / 12);
    document->characters.reserve(length / 2);
    Flattening(*document).add(root, 0);
    return document.release();
  } catch (const std::bad_alloc &) {
    *message = "there is not enough memory for the JSON";
    return nullptr;
  }
}

void csimdjson_free(csimdjson_document *document) { delete document; }

const csimdjson_entry *csimdjson_entries(const csimdjson_document *document, size_t *count) {
  *count = document->entries.size();
  return document->entries.data();
}

const uint8_t *csimdjson_characters(const csimdjson_document *document, size_t *count) {
  *count = document->characters.size();
  return reinterpret_cast<const uint8_t *>(document->characters.data());
}

size_t csimdjson_name_count(const csimdjson_document *document) { return document->names.size(); }

const uint8_t *csimdjson_name(const csimdjson_document *document, size_t number, size_t *length) {
  const auto &name = document->names[number - 1];
  *length = name.size();
  return reinterpret_cast<const uint8_t *>(name.data());
}

}
