#include "stages/coreference/spans.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace sayso {

namespace {

std::uint64_t length_bucket(std::uint32_t length) {
  return length < 6 ? length : 4 + static_cast<std::uint64_t>(std::bit_width(length));
}

}  // namespace

void Spans::note(std::uint64_t theme, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t hash = (theme + 1) * 0x9E3779B97F4A7C15ULL;
  for (const std::uint64_t value : {a, b, c}) hash = (hash ^ value) * 0xD6E8FEB86659FD93ULL + (hash >> 29U);
  hash ^= hash >> 32U;
  notes_.spans.features.push_back(
      static_cast<std::uint16_t>(hash * 0x9E3779B97F4A7C15ULL >> (64 - span_feature_bits)));
}

std::uint64_t Spans::word_at(std::uint32_t token) const {
  return token < notes_.word.size() ? notes_.word[token] : 1;
}

void Spans::find_pieces(std::uint32_t head, TokenRange base, Pieces& pieces) const {
  for (const std::uint32_t child : notes_.children_of(head)) {
    if (child <= head || child >= base.end) continue;
    const std::string_view link = relation(child);
    if (link.starts_with("flat") ||
        is_any_of(link, {"compound", "fixed", "case", "punct", "nummod", "goeswith", "cc", "conj"}))
      continue;
    const std::uint32_t begin = std::max(notes_.begin[child], head + 1),
                        end = std::min(notes_.end[child], base.end);
    if (pieces.count > 0 && begin < pieces.list[pieces.count - 1].end) continue;
    if (pieces.count == most_pieces) break;
    pieces.list[pieces.count++] = {begin, end, child, true};
  }
  pieces.children = pieces.count;
  std::uint32_t end = base.end;
  for (std::uint32_t further = 0; further < most_further; ++further) {
    Piece piece{};
    if (!find_further(head, end, piece)) break;
    pieces.list[pieces.count++] = piece;
    end = piece.end;
  }
}

// What begins just behind the mention and hangs on what the noun hangs on: "took [a cafe] in the suburb".
bool Spans::find_further(std::uint32_t head, std::uint32_t end, Piece& piece) const {
  const TokenRange sentence = document_.sentences[document_.tokens.sentence[head]];
  const auto& heads = document_.tokens.head;
  std::uint32_t first = end;
  if (first < sentence.end && upos(first) == "PUNCT" && document_.token(first) == ",") ++first;
  if (first >= sentence.end || upos(first) == "PUNCT") return false;
  std::uint32_t token = first;
  for (std::uint32_t steps = 0; steps < 12; ++steps) {
    const std::uint32_t above = heads[token];
    if (above == no_id || notes_.begin[above] < end || above < end) break;
    token = above;
  }
  if (notes_.begin[token] < end || notes_.begin[token] > first || heads[token] == no_id) return false;
  const std::string_view link = relation(token);
  const bool may_belong =
      link.starts_with("obl") || link.starts_with("nmod") || link.starts_with("acl") ||
      link.starts_with("advcl") ||
      is_any_of(link, {"conj", "appos", "advmod", "xcomp", "ccomp", "parataxis", "list", "dep", "amod"});
  if (!may_belong) return false;
  piece = {first, std::min(notes_.end[token], sentence.end), token, false};
  return piece.end > piece.begin;
}

void Spans::propose(std::uint32_t head, bool is_part) {
  SpanOptions& spans = notes_.spans;
  spans.options.clear();
  spans.features.clear();
  spans.best = 0;
  Noun noun;
  noun.head = head;
  noun.is_part = is_part;
  noun.word = hash_of(grammar_.lemma(document_, head, notes_.buffer));
  noun.governor = document_.tokens.head[head];
  noun.of_governor = noun.governor == no_id ? 1 : notes_.word[noun.governor];
  noun.relation = hash_of(relation(head));
  for (const std::uint32_t child : notes_.children_of(head)) {
    if (child < head && relation(child) == "case") noun.preposition = child;
  }
  noun.of_preposition = noun.preposition == no_id ? 1 : notes_.word[noun.preposition];
  add_shared(noun);
  spans.shared_end = static_cast<std::uint32_t>(spans.features.size());
  const TokenRange base = extents_.of(head);
  Pieces pieces;
  find_pieces(head, base, pieces);
  add_option(noun, base, 0, pieces, pieces.children);
  for (std::uint32_t cut = 1; cut <= std::min(most_cut, pieces.children); ++cut) {
    const std::uint32_t end = pieces.list[pieces.children - cut].begin;
    const TokenRange range = extents_.trimmed({std::min(base.begin, end - 1), end}, head);
    if (range != spans.options.back().range) add_option(noun, range, 1, pieces, pieces.children - cut);
  }
  for (std::uint32_t taken = pieces.children + 1; taken <= pieces.count; ++taken) {
    const TokenRange range = extents_.trimmed({base.begin, pieces.list[taken - 1].end}, head);
    if (range != spans.options.back().range) add_option(noun, range, 2, pieces, taken);
  }
  const TokenRange sentence = document_.sentences[document_.tokens.sentence[head]];
  const auto add = [&](TokenRange range, std::uint32_t way) {
    const bool is_known = std::any_of(spans.options.begin(), spans.options.end(),
                                      [&](const SpanOption& option) { return option.range == range; });
    if (!is_known && range.begin >= sentence.begin && range.end <= sentence.end)
      add_option(noun, range, way, pieces, pieces.children);
  };
  if (base.begin > sentence.begin && upos(base.begin - 1) == "ADV" &&
      base.contains(document_.tokens.head[base.begin - 1]))
    add({base.begin - 1, base.end}, 3);
  if (base.begin < head && word_at(base.begin) == hash_of("no")) add({base.begin + 1, base.end}, 4);
}

void Spans::add_option(const Noun& noun, TokenRange range, std::uint32_t way, const Pieces& pieces,
                       std::uint32_t taken) {
  SpanOptions& spans = notes_.spans;
  SpanOption option;
  option.range = range;
  option.first_feature = static_cast<std::uint32_t>(spans.features.size());
  note(30, way, std::min(taken, 3U), pieces.count > taken ? 1 : 0);
  note(31, way, noun.relation, noun.of_preposition);
  note(32, way, length_bucket(range.size()), hash_of(upos(noun.head)));
  note(33, way, noun.word);
  add_edges(noun, range);
  if (taken > 0) add_piece(noun, pieces.list[taken - 1], 40);
  if (taken < pieces.count) add_piece(noun, pieces.list[taken], 50);
  option.feature_end = static_cast<std::uint32_t>(spans.features.size());
  spans.options.push_back(option);
}

// Whether there is a mention at all.
void Spans::add_shared(const Noun& noun) {
  const std::uint64_t tag = hash_of(grammar_.xpos(document_, noun.head));
  std::uint64_t article = 0;
  for (const std::uint32_t child : notes_.children_of(noun.head)) {
    if (child > noun.head) break;
    const std::string_view link = relation(child);
    if (link == "det") article = notes_.word[child];
    if (link == "nmod:poss") article = 2;
    if (link == "amod" && article == 0) article = 3;
    if (link == "nummod" && article == 0) article = 4;
  }
  note(0, tag, noun.relation);
  note(1, tag, noun.relation, article);
  note(2, noun.word, article);
  note(3, noun.word, noun.of_preposition, article == 0 ? 1 : 0);
  note(4, noun.of_preposition, noun.of_governor, article == 0 ? 1 : 0);
  note(5, noun.of_governor, noun.relation, article == 0 ? 1 : 0);
  note(6, noun.word, noun.of_governor);
  note(7, noun.word);
  note(8, noun.is_part ? 1 : 0, tag, noun.governor == no_id ? 0 : hash_of(upos(noun.governor)));
  note(9, name_kind(noun.head), noun.relation);
  if (noun.governor != no_id && noun.governor < noun.head) {
    const std::uint32_t between =
        notes_.begin[noun.head] - std::min(notes_.begin[noun.head], noun.governor + 1);
    note(12, noun.relation, std::min(between, 2U), hash_of(grammar_.xpos(document_, noun.governor)));
    const bool is_one_name =
        notes_.name[noun.head] != no_id && notes_.name[noun.head] == notes_.name[noun.governor];
    note(13, noun.relation, is_one_name ? 1 : 0, tag);
  }
  note(10, noun.of_preposition, noun.relation, article);
  const auto [first, last] =
      std::equal_range(notes_.sorted.begin(), notes_.sorted.end(), notes_.word[noun.head]);
  note(11, std::min<std::uint64_t>(static_cast<std::uint64_t>(last - first), 5), noun.is_part ? 1 : 0,
       article == 0 ? 1 : 0);
}

void Spans::add_edges(const Noun& noun, TokenRange range) {
  const TokenRange sentence = document_.sentences[document_.tokens.sentence[noun.head]];
  const std::uint64_t before = range.begin > sentence.begin ? word_at(range.begin - 1) : 1;
  const bool is_last = range.end >= sentence.end;
  const std::uint64_t after = is_last ? 1 : word_at(range.end);
  const std::uint64_t tag_after = is_last ? 1 : hash_of(upos(range.end));
  note(20, before, hash_of(upos(range.begin)));
  note(21, after, noun.relation);
  note(22, tag_after, hash_of(upos(range.end - 1)));
  note(23, word_at(range.begin), range.size() == 1 ? 1 : 0);
  note(24, word_at(range.end - 1), tag_after);
  note(25, word_at(range.begin), before);
  for (const std::uint32_t edge : {range.begin, range.end - 1}) {
    const std::uint32_t name = notes_.name[edge];
    if (name == no_id) continue;
    const TokenRange words = document_.names[name].tokens;
    const auto side = [](std::uint32_t a, std::uint32_t b) {
      return a == b ? 0ULL : a < b ? 1ULL : 2ULL;
    };
    note(edge == range.begin ? 26 : 27, static_cast<std::uint64_t>(document_.names[name].kind),
         side(words.begin, range.begin) * 3 + side(words.end, range.end), noun.relation);
  }
}

std::uint64_t Spans::name_kind(std::uint32_t token) const {
  const std::uint32_t name = notes_.name[token];
  return name == no_id ? 15 : static_cast<std::uint64_t>(document_.names[name].kind);
}

void Spans::add_piece(const Noun& noun, const Piece& piece, std::uint64_t side) {
  const std::uint64_t first = word_at(piece.begin), child = piece.is_child ? 1 : 0;
  const std::uint64_t link = hash_of(relation(piece.head)) * 2 + child;
  const bool is_after_comma = piece.begin > 0 && upos(piece.begin - 1) == "PUNCT";
  note(side, link, is_after_comma ? 1 : 0);
  note(side + 1, link, first);
  note(side + 2, noun.word, first, child);
  note(side + 3, noun.of_governor, first, child);
  note(side + 4, link, length_bucket(piece.end - piece.begin));
  note(side + 5, link, noun.relation);
  note(side + 6, link, hash_of(upos(piece.head)), is_after_comma ? 1 : 0);
  note(side + 7, word_at(piece.head), first, child);
  note(side + 8, name_kind(noun.head) * 16 + name_kind(piece.head), link, is_after_comma ? 1 : 0);
  const bool is_more = piece.begin + 1 < piece.end;
  note(side + 9, link, first, is_more ? word_at(piece.begin + 1) : 1);
  note(side + 10, link, first, is_more ? hash_of(upos(piece.begin + 1)) : 1);
}

void Spans::choose(const float* weights) {
  SpanOptions& spans = notes_.spans;
  float most = -1e9F, shared = 0;
  for (std::uint32_t f = 0; f < spans.shared_end; ++f) shared += weights[spans.features[f]];
  for (std::uint32_t k = 0; k < spans.options.size(); ++k) {
    SpanOption& option = spans.options[k];
    option.score = shared;
    for (std::uint32_t f = option.first_feature; f < option.feature_end; ++f)
      option.score += weights[spans.features[f]];
    if (option.score > most) most = option.score, spans.best = k;
  }
  float sum = 0;
  for (const SpanOption& option : spans.options) sum += std::exp(option.score - most);
  spans.odds = most + std::log(sum);
}

}  // namespace sayso
