// The parts of one article in JSON, taken out of it while it is read: no tree is built, and values under keys that are
// none of ours are dropped at once. Values may stand deeper: {"headline": {"main": "…"}}, [{"name": "Ann Lee"}, …].
//
//   auto fields = read_fields(R"({"title": "Rain stops", "authors": ["Ann Lee", "Bob Kay"], "text": "…"})");
//   fields->first(Field::title) == "Rain stops";   fields->joined(Field::byline) == "Ann Lee, Bob Kay"
//
// Odd cases: of a key that is given twice the last value counts, as with most readers, and `repeated` names it; null and
// words that programs write for nothing ("NA", "None", "nan") are no values.
#pragma once

#include "inputs/jsonl/keys.hpp"
#include "sayso/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct FieldValue {
  const KeyUse* use = nullptr;
  std::uint32_t group = 0;  // values of one object, in a list of them, have one group
  bool is_number = false;
  std::string leaf;  // the innermost key above it, plain; empty if that is `use`'s
  std::string text;
};

class Fields {
 public:
  // The value of lowest rank that is one, and of several in a list the main one; null if there is none.
  const FieldValue* best(Field field) const;
  std::string first(Field field) const;

  // All values under the key of lowest rank, with ", " between.
  std::string joined(Field field) const;

  // The body: a text, or paragraphs that are joined by blank lines. Taken out, for it may be large.
  std::string take_body();

  bool has(Field field) const { return best(field) != nullptr; }

  std::vector<FieldValue> values;
  std::vector<std::string> repeated;  // keys
  std::vector<std::string> unknown;   // the first few keys that are none of ours
};

// Errors end the sentence that the place of the article begins: "is not valid JSON (near byte 12): …".
Result<Fields> read_fields(std::string_view json);

// Whether a text is HTML rather than plain.
bool is_markup(std::string_view text);

}  // namespace sayso
