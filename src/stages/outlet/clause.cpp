#include "stages/outlet/clause.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::outlet {

namespace {

template <std::size_t size>
bool is_in(const std::string_view (&words)[size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

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
  has_had_ = has_was_ = has_is_ = has_copula_ = is_passive_ = false;
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
  if ((clause.kinds & (says | intends)) != 0 && (clause.kinds & happens) == 0) return false;
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
    static constexpr std::string_view unknown[] = {"it",   "this",  "that", "who",
                                                   "what", "which", "one",  "there"};
    if (grammar_.upos(document_, t) != "PRON" && grammar_.upos(document_, t) != "DET") return true;
    clause.has_pronoun = is_in(others, form(t));
    return !is_in(unknown, form(t));
  }
  if (relation == "expl") return form(t) == "there";
  if (relation == "ccomp" || relation == "xcomp") {
    const bool is_aim = (clause.kinds & (says | intends)) != 0;
    return !is_aim;
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
  if (word == "being" || word == "be") return false;
  has_had_ = has_had_ || is_in(having, word);
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
  clause.is_past = tag == "VBD" || has_had_ || (tag == "VBN" && (has_was_ || !has_is_));
  if (tag == "VBN" && !has_had_ && !has_was_ && !has_is_) return false;  // a headline's "43 killed"
  if (tag == "VBG") return false;    // under way, or to come: "is leaving on Monday"
  if (tag == "VB") return has_was_;  // "did not fall"
  return tag == "VBD" || tag == "VBN" || tag == "VBZ" || tag == "VBP";
}

bool ClauseReader::cut(TokenRange sentence, Clause& clause) {
  std::uint32_t begin = clause.predicate, end = clause.predicate + 1;
  while (begin > sentence.begin && !taken_[begin - 1]) --begin;
  while (end < sentence.end && !taken_[end]) ++end;
  const bool is_cut_before = begin > sentence.begin, is_cut_behind = end < sentence.end;
  if (!is_cut_before) begin = after_dateline({begin, clause.predicate});
  const auto hangs = [&](std::uint32_t t) {
    static constexpr std::string_view closing[] = {"'", "\"", "’", "”", "''", ")"};
    const std::string_view tag = grammar_.upos(document_, t);
    return tag == "CCONJ" ||
           (tag == "PUNCT" && (t < clause.predicate || !is_in(closing, document_.token(t))));
  };
  while (begin < clause.predicate && hangs(begin)) ++begin;
  while (end > clause.predicate + 1) {
    const std::string_view tag = grammar_.upos(document_, end - 1);
    const bool is_loose =
        is_cut_behind && (tag == "ADP" || tag == "SCONJ" || tag == "DET" || tag == "PRON" || tag == "AUX");
    // "Jr.", "U.S.": the dot belongs to the word.
    if (!hangs(end - 1) && !is_loose) break;
    --end;
  }
  clause.tokens = {begin, end};
  if (!clause.tokens.contains(clause.subject)) return false;
  if ((is_cut_before || is_cut_behind) && lacks_part(sentence, clause)) return false;
  constexpr std::uint32_t fewest = 4, most = 80;
  return clause.tokens.size() >= fewest && clause.tokens.size() <= most;
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
  static constexpr std::string_view author[] = {"i",  "we",  "our",  "my",   "us",
                                                "me", "you", "your", "ours", "myself"};
  for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
    const std::string_view word = form(t);
    const std::string_view tag = grammar_.upos(document_, t);
    if (tag == "PRON" && is_in(author, word) && document_.token(t) != "US") return false;
    if (word == "according") return false;
    // The words below a picture: "The gallery opened on Friday. Image: Ann Lee."
    const bool is_colon_next = t + 1 < clause.tokens.end && document_.token(t + 1) == ":";
    if (is_colon_next && (word == "image" || word == "photo" || word == "picture" || word == "video"))
      return false;
    if (words_.has(hedges, word)) return false;
    if (word == "?" || word == "!") return false;
    // "…, police said": the words of somebody whose statement was not found.
    const bool is_saying = tag == "VERB" && (word == "said" || word == "says" || word == "told");
    if (is_saying) return false;
  }
  return true;
}

}  // namespace sayso::outlet
