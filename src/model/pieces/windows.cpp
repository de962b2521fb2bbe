#include "model/pieces/windows.hpp"

#include "model/pieces/characters.hpp"

#include <algorithm>

namespace sayso {

namespace {

using Count = std::int64_t;  // signed, for differences of places

constexpr Count room = window_size - 2;

constexpr auto no_letters = static_cast<std::uint8_t>(characters::Shape::other);

// Pieces from the first of token `begin` to the last of token `end` - 1; no fewer than tokens, so that tokens that share
// a piece cannot make a window of any size.
Count pieces_in(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  return std::max(Count{pieces.last[end - 1]} - Count{pieces.first[begin]} + 1, Count{end} - Count{begin});
}

}  // namespace

void Windows::cut(const Pieces& pieces, std::span<const std::uint32_t> paragraph,
                  std::span<const std::uint32_t> sentence) {
  constexpr Count limit = room - window_context;
  const auto count = static_cast<std::uint32_t>(pieces.first.size());
  units_.clear();
  windows_.clear();
  // Sentences, sliced where they are longer than the limit; as many of a paragraph as fit are one unit.
  std::uint32_t last_slice = 0;
  for (std::uint32_t begin = 0; begin < count;) {
    std::uint32_t end = begin + 1;
    while (end < count && sentence[end] == sentence[begin] && pieces_in(pieces, begin, end + 1) <= limit)
      ++end;
    const bool is_sentence_start = begin == 0 || sentence[begin] != sentence[begin - 1];
    const bool is_fresh = units_.empty() || (is_sentence_start && paragraph[begin] != paragraph[last_slice]);
    if (!is_fresh && pieces_in(pieces, units_.back().begin, end) < limit - 1) {
      units_.back().end = end;
    } else {
      units_.push_back({begin, end});
    }
    last_slice = begin;
    begin = end;
  }

  const auto cost = [&](std::uint32_t begin, std::uint32_t end) {
    return pieces_in(pieces, begin, end) + Count{paragraph[end - 1]} - Count{paragraph[begin]};
  };
  for (std::size_t at = 0; at < units_.size();) {
    const std::uint32_t fresh = units_[at].begin;
    std::uint32_t begin = fresh;
    while (begin > 0 && cost(begin - 1, fresh) <= Count{window_context} - 1) --begin;
    std::size_t stop = at + 1;
    while (stop < units_.size() && cost(begin, units_[stop].end) <= room) ++stop;
    windows_.push_back({begin, fresh, units_[stop - 1].end});
    at = stop;
  }
}

void WindowInputs::clear() {
  ids.clear();
  shapes.clear();
  first.clear();
  last.clear();
  opens.clear();
  fresh = 0;
}

void fill_window(const Window& window, const Pieces& pieces, std::span<const std::uint32_t> paragraph,
                 const Vocabulary& vocabulary, WindowInputs& inputs) {
  inputs.clear();
  if (window.begin == window.end) return;
  inputs.fresh = window.fresh - window.begin;
  inputs.ids.push_back(vocabulary.beginning());
  inputs.shapes.push_back(no_letters);
  std::uint32_t at = pieces.first[window.begin];
  Count shift = 1 - Count{at};
  const auto add_until = [&](std::uint32_t stop) {
    for (stop = std::min(stop, pieces.size()); at < stop; ++at) {
      inputs.ids.push_back(pieces.ids[at]);
      inputs.shapes.push_back(pieces.shapes[at]);
    }
    inputs.ids.push_back(vocabulary.separator());
    inputs.shapes.push_back(no_letters);
  };
  const auto place_of = [&](std::uint32_t piece) {
    return static_cast<std::uint32_t>(std::max(Count{piece} + shift, Count{1}));
  };
  for (std::uint32_t token = window.begin; token < window.end; ++token) {
    const bool opens = token == window.begin || paragraph[token] != paragraph[token - 1];
    inputs.opens.push_back(opens ? 1 : 0);
    if (opens && token != window.begin) {
      add_until(std::max(pieces.first[token], at));
      ++shift;
    }
    inputs.first.push_back(place_of(pieces.first[token]));
    inputs.last.push_back(place_of(pieces.last[token]));
  }
  add_until(pieces.last[window.end - 1] + 1);

  const std::size_t size = std::min<std::size_t>(inputs.ids.size(), window_size);
  inputs.ids.resize(size);
  inputs.shapes.resize(size);
  const auto end = static_cast<std::uint32_t>(size - 1);
  for (std::uint32_t& place : inputs.first) place = std::min(place, end);
  for (std::uint32_t& place : inputs.last) place = std::min(place, end);
}

}  // namespace sayso
