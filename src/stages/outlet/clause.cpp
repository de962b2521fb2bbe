#include "stages/outlet/clause.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sayso::outlet {

bool is_author(std::string_view form) {
  static constexpr std::string_view words[] = {"i",  "we",  "our",  "my",   "us",
                                               "me", "you", "your", "ours", "myself"};
  return is_in(words, form);
}

void ClauseReader::begin() {
  taken_.assign(document_.tokens.size(), false);
  const auto take = [&](Span span) {
    const TokenRange tokens = document_.tokens_in(span);
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) taken_[t] = true;
  };
  for (const Statement& statement : document_.statements) {
    for (const Slice<Span> slice : {statement.source, statement.cue, statement.content}) {
      for (const Span span : document_.list(slice)) take(span);
    }
  }
  // A name in quotation marks ("the ‘Clean Slate’ law") may stand in a fact; what is longer is quoted.
  constexpr std::uint32_t longest_name = 5;
  find_quotations(document_.article(), quotations_);
  for (const Quotation& quotation : quotations_) {
    if (document_.tokens_in(quotation.inside).size() > longest_name) take(quotation.span);
  }
  take_long_quotations();
}

// A quotation over several sentences, whose marks the search for quotations did not join: from a sentence that only opens one to
// the sentence that only closes one.
void ClauseReader::take_long_quotations() {
  constexpr std::size_t longest = 7;  // sentences
  std::size_t since = 0, opening = no_id;
  for (std::size_t i = 0; i < document_.sentences.size(); ++i) {
    const TokenRange sentence = document_.sentences[i];
    const auto [opens, closes] = open_marks(sentence);
    const bool is_open = opening != no_id && i - since < longest;
    if (closes && is_open) {
      for (auto t = static_cast<std::uint32_t>(opening); t < sentence.end; ++t) taken_[t] = true;
    } else if (closes) {
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) taken_[t] = true;
    }
    if (closes) opening = no_id;
    if (opens == no_id) continue;
    opening = opens;
    since = i;
  }
}

// The mark that opens a quotation and is not closed in the sentence, and whether one is closed that was not opened in it.
std::pair<std::uint32_t, bool> ClauseReader::open_marks(TokenRange sentence) const {
  std::uint32_t opening = no_id;
  bool closes = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::string_view word = document_.token(t);
    if (word == "``" || word == "“") opening = t;
    if (word != "''" && word != "”") continue;
    closes = closes || opening == no_id;
    opening = no_id;
  }
  return {opening, closes};
}

std::string_view ClauseReader::form(std::uint32_t token) {
  plain_form(document_.token(token), form_);
  return form_;
}

std::uint32_t ClauseReader::root_of(TokenRange sentence) const {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::uint32_t head = document_.tokens.head[t];
    if ((head == no_id || !sentence.contains(head)) && !is_mark(t)) return t;
  }
  return no_id;
}

Clause ClauseReader::main_clause(TokenRange sentence) {
  Clause clause;
  if (document_.token(sentence.end - 1) == "?") return {};
  clause.predicate = root_of(sentence);
  if (clause.predicate == no_id || taken_[clause.predicate]) return {};
  clause.kinds = words_.kinds_of(form(clause.predicate));
  if (!read_children(sentence, clause) || !is_told_in_time(clause) || !cut(sentence, clause) ||
      !is_clean(clause))
    return {};
  return clause;
}

bool ClauseReader::read_children(TokenRange sentence, Clause& clause) {
  has_had_ = has_was_ = has_is_ = has_being_ = has_copula_ = is_passive_ = false;
  std::uint32_t condition = no_id;  // a clause that hangs on the predicate
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::uint32_t head = document_.tokens.head[t];
    if (head == clause.predicate && t != clause.predicate) {
      if (!read_child(t, clause)) return false;
      if (grammar_.relation(document_, t) == "advcl") condition = t;
    }
    // "If it rains, …": the mark stands before its clause's verb, or behind a clause known already.
    const bool is_if = grammar_.relation(document_, t) == "mark" && head != no_id &&
                       sentence.contains(head) &&
                       (document_.tokens.head[head] == clause.predicate || head == condition);
    if (is_if && (form(t) == "if" || form_ == "unless" || form_ == "whether")) return false;
  }
  const bool is_verb = grammar_.upos(document_, clause.predicate) == "VERB";
  if ((clause.kinds & says) != 0 && (clause.kinds & (happens | intends)) == 0) return false;
  clause.is_nominal = has_copula_ || !is_verb;
  return clause.subject != no_id && !taken_[clause.subject];
}

bool ClauseReader::read_child(std::uint32_t t, Clause& clause) {
  const std::string_view relation = grammar_.relation(document_, t);
  if (relation == "mark") return false;
  if (relation.starts_with("aux") || relation == "cop") return read_helper(t);
  if (relation.starts_with("nsubj") || relation == "csubj") {
    if (clause.subject == no_id) clause.subject = t;
    static constexpr std::string_view others[] = {"he",   "she",  "they",  "it",
                                                  "this", "that", "these", "those"};
    // "This was the second attack" is a fact like any that begins with "it"; "what followed was" is none of its own.
    static constexpr std::string_view unknown[] = {"that", "who", "what", "which"};
    if (grammar_.upos(document_, t) != "PRON" && grammar_.upos(document_, t) != "DET") return true;
    clause.has_pronoun = is_in(others, form(t));
    return !is_in(unknown, form(t));
  }
  if (relation == "expl") return form(t) == "there";
  if (relation == "ccomp" || relation == "xcomp") {
    return (clause.kinds & says) == 0 || (clause.kinds & intends) != 0;
  }
  if (relation == "parataxis") return !words_.has(says, form(t));
  if (relation == "advmod" || relation == "det") {
    static constexpr std::string_view nots[] = {"not", "n't", "never", "no", "neither", "hardly"};
    if (is_in(nots, form(t))) clause.is_negative = true;
  }
  return true;
}

// False where it makes a plan, a wish or a supposition of the clause.
bool ClauseReader::read_helper(std::uint32_t t) {
  static constexpr std::string_view having[] = {"has", "have", "had", "'ve"};
  static constexpr std::string_view past[] = {"was", "were", "did", "got"};
  static constexpr std::string_view present[] = {"is", "are", "'re", "am", "does", "do"};
  static constexpr std::string_view plain[] = {"been", "'s", "'d", "be", "being", "get", "gets"};
  if (grammar_.xpos(document_, t) == "MD") return false;
  const std::string_view word = form(t);
  has_copula_ = has_copula_ || grammar_.relation(document_, t) == "cop";
  is_passive_ = is_passive_ || grammar_.relation(document_, t) == "aux:pass";
  if (word == "be") return false;
  has_being_ = has_being_ || word == "being";
  has_had_ = has_had_ || is_in(having, word) || word == "'d";  // "he'd been dropped off"
  has_was_ = has_was_ || is_in(past, word);
  has_is_ = has_is_ || is_in(present, word);
  return is_in(having, word) || is_in(past, word) || is_in(present, word) || is_in(plain, word);
}

// Simple past, present perfect, past perfect, or a state of now.
bool ClauseReader::is_told_in_time(Clause& clause) const {
  const std::string_view tag = grammar_.xpos(document_, clause.predicate);
  if (clause.is_nominal) {
    clause.is_past = has_had_ || has_was_;
    return has_copula_ || has_was_ || has_is_ || has_had_;
  }
  clause.is_past = tag == "VBD" || has_had_ || has_was_ || (tag == "VBN" && !has_is_);
  clause.is_perfect = has_had_;
  clause.is_passive = is_passive_;
  clause.is_progressive = tag == "VBG" || has_being_;
  if (tag == "VBN" && !has_had_ && !has_was_ && !has_is_) return false;  // a headline's "43 killed"
  if (tag == "VBG") return clause.is_past;  // not under way, or to come: "is leaving on Monday"
  if (tag == "VB") return has_was_;         // "did not fall"
  return tag == "VBD" || tag == "VBN" || tag == "VBZ" || tag == "VBP";
}

bool ClauseReader::cut(TokenRange sentence, Clause& clause) {
  trim(sentence, clause);
  clause.is_cut = clause.tokens.size() + 1 < sentence.size() && has_taken(sentence);
  const bool is_whole =
      clause.tokens.contains(clause.subject) && !(clause.is_cut && lacks_part(sentence, clause));
  if (!is_whole && !take_whole(sentence, clause)) return false;
  constexpr std::uint32_t fewest = 4, most = 80;
  return clause.tokens.size() >= fewest && clause.tokens.size() <= most;
}

bool ClauseReader::has_taken(TokenRange range) const {
  for (std::uint32_t t = range.begin; t < range.end; ++t)
    if (taken_[t]) return true;
  return false;
}

// What stands around the predicate and belongs to nobody else.
void ClauseReader::trim(TokenRange sentence, Clause& clause) {
  std::uint32_t begin = clause.predicate, end = clause.predicate + 1;
  while (begin > sentence.begin && !taken_[begin - 1]) --begin;
  while (end < sentence.end && !taken_[end]) ++end;
  const bool is_cut_behind = end < sentence.end;
  if (begin == sentence.begin) begin = after_dateline({begin, clause.predicate});
  while (begin < clause.predicate && hangs(begin, clause.predicate)) ++begin;
  while (end > clause.predicate + 1) {
    const std::string_view tag = grammar_.upos(document_, end - 1);
    const bool is_loose =
        is_cut_behind && (tag == "ADP" || tag == "SCONJ" || tag == "DET" || tag == "PRON" || tag == "AUX");
    // "Jr.", "U.S.": the dot belongs to the word.
    if (!hangs(end - 1, clause.predicate) && !is_loose) break;
    --end;
  }
  clause.tokens = {begin, end};
}

// A mark or an "and" at an edge.
bool ClauseReader::hangs(std::uint32_t t, std::uint32_t predicate) const {
  static constexpr std::string_view closing[] = {"'", "\"", "’", "”", "''", ")"};
  const std::string_view tag = grammar_.upos(document_, t);
  return tag == "CCONJ" || (tag == "PUNCT" && (t < predicate || !is_in(closing, document_.token(t))));
}

// "LaRue, who was said to be Deep Throat, has died": what somebody says stands in what only describes a noun, so that the
// sentence is the outlet's all the same.
bool ClauseReader::take_whole(TokenRange sentence, Clause& clause) {
  constexpr std::uint32_t longest = 80;
  if (sentence.size() > longest || taken_[sentence.begin]) return false;
  std::uint32_t taken = 0;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (!taken_[t]) continue;
    ++taken;
    if (!only_describes(sentence, t, clause.predicate)) return false;
  }
  if (2 * taken > sentence.size()) return false;
  std::uint32_t begin = after_dateline({sentence.begin, clause.predicate}), end = sentence.end;
  while (begin < clause.predicate && hangs(begin, clause.predicate)) ++begin;
  while (end > clause.predicate + 1 && hangs(end - 1, clause.predicate)) --end;
  clause.tokens = {begin, end};
  return clause.tokens.contains(clause.subject);
}

bool ClauseReader::only_describes(TokenRange sentence, std::uint32_t t, std::uint32_t predicate) const {
  static constexpr std::string_view describing[] = {"acl", "acl:relcl", "appos"};
  bool describes = false;
  for (std::uint32_t steps = 0; steps < sentence.size() && sentence.contains(t); ++steps) {
    if (t == predicate) return describes;
    describes = describes || is_in(describing, grammar_.relation(document_, t));
    t = document_.tokens.head[t];
  }
  return false;
}

// What was cut away is a part that the rest does not stand without: "raised [$40 million for his campaign]".
bool ClauseReader::lacks_part(TokenRange sentence, const Clause& clause) const {
  static constexpr std::string_view free[] = {"advcl",     "obl",  "advmod",    "cc",       "punct",
                                              "parataxis", "conj", "discourse", "acl:relcl"};
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (clause.tokens.contains(t) || !taken_[t]) continue;
    const std::uint32_t head = document_.tokens.head[t];
    if (head == no_id || !clause.tokens.contains(head)) continue;
    const std::string_view relation = grammar_.relation(document_, t);
    const bool is_free = is_in(free, relation) || relation.starts_with("obl:");
    if (!is_free) return true;
  }
  return false;
}

// "TARVIK, Nov. 6 (AP) —" before the first words.
std::uint32_t ClauseReader::after_dateline(TokenRange range) const {
  constexpr std::uint32_t longest = 14;
  for (std::uint32_t t = range.begin; t < range.end && t < range.begin + longest; ++t) {
    const std::string_view word = document_.token(t);
    const bool is_dash = word == "—" || word == "–" || word == "--" || word == "-";
    if (is_dash) return t > range.begin ? t + 1 : range.begin;
    const std::string_view tag = grammar_.upos(document_, t);
    if (tag != "PROPN" && tag != "PUNCT" && tag != "NUM" && tag != "SYM" && tag != "X") return range.begin;
  }
  return range.begin;
}

// No "I" of an author, no hedge, no "according to" whose statement was not found.
bool ClauseReader::is_clean(const Clause& clause) {
  for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
    const std::string_view word = form(t);
    const std::string_view tag = grammar_.upos(document_, t);
    if (tag == "PRON" && is_author(word) && document_.token(t) != "US") return false;
    if (word == "according") return false;
    // The words below a picture: "The gallery opened on Friday. Image: Ann Lee."
    const bool is_colon_next = t + 1 < clause.tokens.end && document_.token(t + 1) == ":";
    if (is_colon_next && (word == "image" || word == "photo" || word == "picture" || word == "video"))
      return false;
    if (words_.has(hedges, word)) return false;
    // An address, or what is left of a page's marks.
    static constexpr std::string_view strange[] = {"?", "!", "<", ">", "=", "http", "https", "www", "html"};
    if (is_in(strange, word)) return false;
    // "…, police said": the words of somebody whose statement was not found.
    const bool is_saying = tag == "VERB" && (word == "said" || word == "says" || word == "told");
    if (is_saying) return false;
  }
  return true;
}

}  // namespace sayso::outlet
