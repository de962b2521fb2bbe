#include "stages/coreference/extents.hpp"

#include "base/text_list.hpp"
#include "stages/coreference/people_words.hpp"

#include <algorithm>
#include <array>

namespace sayso {

namespace {

// Words in which a mark looks for its partner.
constexpr std::uint32_t longest_quote = 40, longest_bracket = 200;

// What hangs on a noun but is no part of the mention: all that makes it a clause, and what stands beside it.
bool is_outside(std::string_view relation, std::string_view xpos) {
  if (relation == "case") return xpos != "POS";
  constexpr std::array outside{"punct",      "appos",       "conj",     "cc",         "cc:preconj",
                               "parataxis",  "discourse",   "cop",      "aux",        "mark",
                               "advcl",      "vocative",    "list",     "dislocated", "orphan",
                               "reparandum", "advcl:relcl", "aux:pass", "goeswith"};
  if (std::find(outside.begin(), outside.end(), relation) != outside.end()) return true;
  return relation.starts_with("nsubj") || relation.starts_with("csubj") || relation.starts_with("expl");
}

}  // namespace

bool Extents::is_word(std::uint32_t token, std::string_view word) const {
  return token < document_.tokens.size() && document_.token(token) == word;
}

TokenRange Extents::of(std::uint32_t head) const {
  TokenRange range{head, head + 1};
  const auto children = notes_.children_of(head);
  // "In this crisis, the state is the answer": of a predicate, only what follows its verb.
  std::uint32_t first = 0;
  for (const std::uint32_t child : children) {
    if (child < head && relation(child) == "cop") first = child + 1;
  }
  for (const std::uint32_t child : children) {
    if (is_beside(head, child, range)) continue;
    if (child < head && (relation(child) == "advmod" || child < first)) continue;  // "only the minister"
    range.begin = std::min(range.begin, notes_.begin[child]);
    range.end = std::max(range.end, notes_.end[child]);
  }
  return trimmed(range, head);
}

// `range`: what is known to belong to the head so far, all that stands before the child.
bool Extents::is_beside(std::uint32_t head, std::uint32_t child, TokenRange range) const {
  const std::string_view link = relation(child);
  if (is_one_name(head, child, range)) return false;
  if (is_outside(link, xpos(child))) return true;
  // "Image: Ann Lee"
  return link == "dep" && child > head && notes_.begin[child] > 0 && upos(notes_.begin[child] - 1) == "PUNCT";
}

// "illustrator [Ann Lee]", "Mecca, [Saudi Arabia]", "Daily [et al.]": beside the head in the tree, in the mention for who reads.
bool Extents::is_one_name(std::uint32_t head, std::uint32_t child, TokenRange range) const {
  const std::string_view link = relation(child);
  if (child < head || (link != "appos" && link != "conj")) return false;
  const std::uint32_t begin = notes_.begin[child];
  if (begin == range.end && is_word(begin, "et")) return link == "conj";
  const bool is_next = begin == range.end && upos(begin) != "PUNCT";
  if (link == "appos" && is_next) return upos(child) == "PROPN" && is_bare(head);
  const bool is_after_comma = is_word(range.end, ",") && (begin == range.end || begin == range.end + 1);
  if (!is_after_comma || !is_place(head) || !is_place(child)) return false;
  const auto children = notes_.children_of(head);
  const bool is_list = std::any_of(children.begin(), children.end(), [&](std::uint32_t other) {
    return other != child && other > head && is_any_of(relation(other), {"conj", "cc"});
  });
  const auto below = notes_.children_of(child);
  return !is_list && std::none_of(below.begin(), below.end(), [&](std::uint32_t other) {
    return is_any_of(relation(other), {"cc", "conj"});
  });
}

// No article or owner before it, and one only.
bool Extents::is_bare(std::uint32_t head) const {
  if (xpos(head) != "NN" && xpos(head) != "NNP") return false;
  const auto children = notes_.children_of(head);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return relation(child) == "det" || relation(child) == "nmod:poss";
  });
}

bool Extents::is_place(std::uint32_t token) const {
  const std::uint32_t name = notes_.name[token];
  return name != no_id && document_.names[name].kind == NameKind::place;
}

TokenRange Extents::of_pronoun(std::uint32_t token) const {
  TokenRange range{token, token + 1};
  if (range.end >= document_.tokens.size() ||
      document_.tokens.sentence[range.end] != document_.tokens.sentence[token])
    return range;
  plain_form(document_.token(range.end), notes_.buffer);
  if (is_any_of(notes_.buffer, {"all", "guys", "both"})) ++range.end;
  return range;
}

TokenRange Extents::trimmed(TokenRange range, std::uint32_t head) const {
  const auto sentence = document_.sentences[document_.tokens.sentence[head]];
  range.begin = std::max(range.begin, sentence.begin);
  range.end = std::min(range.end, sentence.end);
  while (range.end > head + 1 && upos(range.end - 1) == "PUNCT" && !closes(range)) --range.end;
  while (range.begin < head && (upos(range.begin) == "PUNCT" || is_preposition(range.begin))) ++range.begin;
  if (range.end < sentence.end && is_any_of(document_.token(range.end), {"\"", "”", "''"}) &&
      has_open_quote(range))
    ++range.end;
  return range;
}

// But for "[at least] 76 people".
bool Extents::is_preposition(std::uint32_t token) const {
  return relation(token) == "case" && xpos(token) != "POS" && !is_word(token + 1, "least") &&
         !is_word(token + 1, "most");
}

// Whether a quotation mark was opened among the last words and not closed again.
bool Extents::has_open_quote(TokenRange range) const {
  const std::uint32_t begin =
      std::max(range.begin, range.end > longest_quote ? range.end - longest_quote : 0);
  bool is_open = false;
  for (std::uint32_t token = begin; token < range.end; ++token) {
    const std::string_view word = document_.token(token);
    if (word == "“" || word == "``") is_open = true;
    if (word == "”" || word == "''") is_open = false;
    if (word == "\"") is_open = !is_open;
  }
  return is_open;
}

// A bracket or mark at the end belongs to the mention that it was opened in.
bool Extents::closes(TokenRange range) const {
  const std::string_view last = document_.token(range.end - 1);
  if (is_any_of(last, {"\"", "”", "''"})) return has_open_quote({range.begin, range.end - 1});
  if (last != ")" && last != "]") return false;
  const std::uint32_t begin =
      std::max(range.begin, range.end > longest_bracket ? range.end - longest_bracket : 0);
  for (std::uint32_t token = begin; token + 1 < range.end; ++token) {
    const std::string_view word = document_.token(token);
    if (word == "(" || word == "[") return true;
  }
  return false;
}

}  // namespace sayso
