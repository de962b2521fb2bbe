#include "record/layout.hpp"

#include "record/words.hpp"

#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

// The lists of three in a list; none where it is something else.
template <class Take>
void for_each_triple(std::string_view text, Take&& take) {
  const json list = json::parse(text, nullptr, false);
  if (!list.is_array()) return;
  for (const json& item : list)
    if (item.is_array() && item.size() == 3) take(item);
}

std::optional<Span> span_from(const json& begin, const json& end, const OffsetMap& offsets) {
  if (!begin.is_number_unsigned() || !end.is_number_unsigned()) return std::nullopt;
  const auto first = begin.get<std::uint64_t>(), last = end.get<std::uint64_t>();
  if (first > last || last > offsets.size()) return std::nullopt;
  return offsets.to_bytes({static_cast<Offset>(first), static_cast<Offset>(last)});
}

}  // namespace

std::string blocks_as_json(const std::vector<Block>& blocks, const OffsetMap& offsets) {
  json list = json::array();
  for (const Block& block : blocks) {
    const Span span = offsets.from_bytes(block.span);
    list.push_back({span.begin, span.end, record_words::name_of(block.kind)});
  }
  return list.dump();
}

std::string notes_as_json(const std::vector<Note>& notes, const OffsetMap& offsets) {
  json list = json::array();
  for (const Note& note : notes) {
    const Span span = offsets.from_bytes(note.span);
    list.push_back({note.what, span.begin, span.end});
  }
  return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Block> blocks_from_json(std::string_view text, const OffsetMap& offsets) {
  std::vector<Block> blocks;
  for_each_triple(text, [&](const json& item) {
    const std::optional<Span> span = span_from(item[0], item[1], offsets);
    if (!span || !item[2].is_string()) return;
    const auto kind =
        record_words::value_in<BlockKind>(record_words::blocks, item[2].get_ref<const std::string&>());
    if (kind) blocks.push_back({*span, *kind});
  });
  return blocks;
}

std::vector<Note> notes_from_json(std::string_view text, const OffsetMap& offsets) {
  std::vector<Note> notes;
  for_each_triple(text, [&](const json& item) {
    const std::optional<Span> span = span_from(item[1], item[2], offsets);
    if (span && item[0].is_string()) notes.push_back({item[0].get<std::string>(), *span});
  });
  return notes;
}

}  // namespace sayso
