#include "stages/acts/saying.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "stages/acts/inflection.hpp"
#include "stages/coreference/people_words.hpp"

#include <algorithm>
#include <iterator>

namespace sayso {

namespace {

constexpr std::uint32_t longest_content = 600;  // tokens: what a rule looks at
constexpr std::uint32_t widest_look = 60;

// "'s" may be is or has; what follows tells, and patterns of several words look at it.
bool is_clitic_of(std::string_view form, std::string_view word) {
  if (word == "be") return form == "'s" || form == "'re" || form == "'m";
  if (word == "have") return form == "'ve" || form == "'s" || form == "'d";
  if (word == "would") return form == "'d";
  return word == "will" && form == "'ll";
}

}  // namespace

void Saying::add(Slice<Span> pieces, std::vector<std::uint32_t>& tokens) const {
  tokens.clear();
  for (const Span span : document_->list(pieces)) {
    const TokenRange range = document_->tokens_in(span);
    for (std::uint32_t token = range.begin; token < range.end && tokens.size() < longest_content; ++token)
      tokens.push_back(token);
  }
}

void Saying::begin(const Document& document, const Grammar& grammar, const Statement& statement) {
  document_ = &document;
  grammar_ = &grammar;
  statement_ = &statement;
  add(statement.cue, cue_);
  add(statement.source, source_);
  add(statement.content, content_);
  is_direct_ = !content_.empty() && is_mark(content_.front());
  content_after_cue_ = 0;
  cue_head_ = no_id;
  if (!cue_.empty()) {
    const auto after = std::upper_bound(content_.begin(), content_.end(), cue_.back());
    if (after != content_.end()) content_after_cue_ = static_cast<std::uint32_t>(after - content_.begin());
    cue_head_ = cue_.back();
    for (const std::uint32_t token : cue_) {
      const bool hangs = std::binary_search(cue_.begin(), cue_.end(), head(token));
      const std::string_view kind = upos(token);
      if (!hangs && kind != "PUNCT" && kind != "AUX" && kind != "ADV" && kind != "PART") {
        cue_head_ = token;
        break;
      }
    }
  }
  find_trail();
  source_kind_ = kind_of_source();
}

void Saying::find_trail() {
  trail_.assign(cue_.begin(), cue_.end());
  if (cue_.empty()) return;
  const Tokens& tokens = document_->tokens;
  const std::uint32_t last = cue_.back();
  for (std::uint32_t token = last + 1; token < tokens.size() && trail_.size() < cue_.size() + 6; ++token) {
    if (!tokens.sentence.empty() && tokens.sentence[token] != tokens.sentence[last]) break;
    if (!std::binary_search(source_.begin(), source_.end(), token)) trail_.push_back(token);
  }
}

std::string_view Saying::form(std::uint32_t token) const {
  plain_form(document_->token(token), form_);
  return form_;
}

std::string_view Saying::lemma(std::uint32_t token) const {
  grammar_->lemma(*document_, token, lemma_);
  std::transform(lemma_.begin(), lemma_.end(), lemma_.begin(), small_letter);
  return lemma_;
}

bool Saying::is_not(std::uint32_t token) const {
  static constexpr std::string_view words[] = {"not",     "n't",    "never", "no",      "neither", "nor",
                                               "nothing", "nobody", "none",  "without", "cannot"};
  return is_in(words, form(token));
}

bool Saying::is(std::uint32_t token, std::string_view word) const {
  if (is_form_of(form(token), word)) return true;
  if (word == "not") return form(token) == "n't";
  if (form(token).starts_with('\'')) return is_clitic_of(form(token), word);
  return base_of_irregular(form(token)).empty() && lemma(token) == word;
}

bool Saying::is_one_of(std::uint32_t token, std::uint32_t list) const {
  return cue_list().has(list, form(token)) || cue_list().has(list, lemma(token));
}

bool Saying::is_mark(std::uint32_t token) const {
  static constexpr std::string_view marks[] = {"\"", "''", "``", "'", "“", "”", "‘", "’", "«", "»", "„"};
  return is_in(marks, document_->token(token));
}

std::uint32_t Saying::child(std::uint32_t token, std::string_view relation_name) const {
  const auto& heads = document_->tokens.head;
  if (token >= heads.size()) return no_id;
  const std::uint32_t begin = token > widest_look ? token - widest_look : 0;
  const std::uint32_t end = std::min<std::uint32_t>(token + widest_look, document_->tokens.size());
  for (std::uint32_t other = begin; other < end; ++other) {
    if (heads[other] != token) continue;
    const std::string_view found = relation(other);
    if (found == relation_name || (found.starts_with(relation_name) && found[relation_name.size()] == ':'))
      return other;
  }
  return no_id;
}

bool Saying::is_in_content(std::uint32_t token) const {
  return std::binary_search(content_.begin(), content_.end(), token);
}

// "He said they would not back him": they are others.
bool Saying::is_one_person() const {
  if (source_kind_ != SourceKind::person) return false;
  const std::string_view kind = upos(source_.back());
  const bool is_joined = std::any_of(source_.begin(), source_.end(), [&](std::uint32_t token) {
    return relation(token) == "cc" || form(token) == ",";
  });
  return !is_joined && (kind == "PROPN" || kind == "PRON");
}

bool Saying::is_self(std::uint32_t token) const {
  static constexpr std::string_view own[] = {"i", "we"};
  static constexpr std::string_view reported[] = {"he", "she", "it"};
  if (is_in(own, form(token))) return true;
  if (is_direct_) return false;
  if (form(token) == "they") return !is_one_person();
  if (is_in(reported, form(token))) return true;
  if (upos(token) != "NOUN" && upos(token) != "PROPN") return false;
  // "the campaign", said by the campaign.
  return std::any_of(source_.begin(), source_.end(), [&](std::uint32_t other) {
    const std::string_view kind = upos(other);
    return (kind == "NOUN" || kind == "PROPN") && document_->token(other) == document_->token(token);
  });
}

SourceKind Saying::kind_of_source() const {
  if (source_.empty()) return SourceKind::none;
  static constexpr std::string_view persons[] = {"i",  "he",  "she", "him", "her", "his",
                                                 "me", "who", "my",  "one", "you"};
  static constexpr std::string_view groups[] = {"we",    "they",   "them",    "their", "many",    "some",
                                                "most",  "others", "both",    "few",   "several", "all",
                                                "those", "%",      "percent", "half",  "us",      "our"};
  static constexpr std::string_view things[] = {"it", "which", "that", "this", "these", "its"};
  const std::uint32_t polls = cue_list().list("@polls"), documents = cue_list().list("@documents");
  // The word that the others hang on; the first where there is no tree.
  std::uint32_t top = source_.front();
  for (const std::uint32_t token : source_) {
    const std::string_view kind = upos(token);
    if (kind == "PUNCT" || kind == "ADP" || kind == "DET") continue;
    if (head(token) != no_id && !std::binary_search(source_.begin(), source_.end(), head(token))) {
      top = token;
      break;
    }
  }
  if (is_one_of(top, polls)) return SourceKind::poll;
  if (is_one_of(top, documents) && upos(top) != "VERB") return SourceKind::document;
  const std::string_view word = form(top);
  if (is_in(persons, word)) return SourceKind::person;
  if (is_in(groups, word)) return SourceKind::group;
  if (is_in(things, word)) return SourceKind::document;
  const auto& names = document_->names;
  const auto name =
      std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.tokens.end <= top; });
  if (name != names.end() && name->tokens.contains(top)) {
    if (name->kind == NameKind::person) return SourceKind::person;
    if (name->kind == NameKind::work) return SourceKind::document;
    return name->kind == NameKind::group ? SourceKind::group : SourceKind::organisation;
  }
  if (xpos(top) == "NNS" || xpos(top) == "NNPS") return SourceKind::group;
  // "The agency", "the F.D.A.": bodies without a name that was found.
  constexpr std::uint32_t bodies = organisation_word | company_word;
  const bool is_body = (PeopleWords::shared().of(word) & bodies) != 0 ||
                       (xpos(top) == "NNP" && form(source_.front()) == "the" && source_.size() > 1);
  return is_body ? SourceKind::organisation : SourceKind::person;
}

}  // namespace sayso
