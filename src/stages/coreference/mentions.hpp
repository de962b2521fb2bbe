// The words of a document that may stand for somebody or something, with what their form tells: found on the tree of
// dependencies, so that "the minister, who resigned" is one mention and "her adviser" holds another, "her".
//
// Relative pronouns and titles are no mentions. Two nouns joined by "and" give one mention each, and one of both together,
// for a later "they"; "it" before a clause that it stands for makes that clause a mention too.
// Some are mentions only together with others that mean the same: both together, a noun that modifies another, "there".
// Odd case: where no syntax was made there are no mentions.
#pragma once

#include "sayso/document.hpp"
#include "stages/statements/quotations.hpp"
#include "stages/tags/grammar.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sayso {

// What kind of words a mention is: each has its own weights as an anaphor.
enum class Form : std::uint8_t {
  first,          // I, me, my
  second,         // you, your
  we,             // we, us, our
  he_or_she,      // he, her, himself
  it,             // it, its
  they,           // they, their, themselves
  demonstrative,  // this, those, standing alone
  other_pronoun,  // somebody, one, all
  name,
  definite,    // the minister, this plan, her plan
  indefinite,  // a minister, officials
  joined,      // Trump and Pence
  clause       // to know it
};
inline constexpr std::uint32_t form_count = 13;

// What a token does in its clause, as far as choosing an antecedent needs it.
enum class Part : std::uint8_t {
  subject,
  object,
  oblique,
  modifier,
  possessor,
  apposition,
  predicate,
  other
};
inline constexpr std::uint32_t part_count = 8;

enum class Determiner : std::uint8_t { none, the, demonstrative, indefinite, possessive, other };

struct MentionInfo {
  Form form = Form::indefinite;
  Part part = Part::other;
  Determiner determiner = Determiner::none;
  std::uint32_t name = no_id;    // of document.names: the name that the mention is, titles aside
  TokenRange name_words;         // the name without titles before it
  std::uint32_t word_kinds = 0;  // of the head, by models/people.txt
  std::uint64_t head_word = 0;   // hash of its lemma
  std::uint64_t words = 0;       // hash of all its words, but for a leading article and a possessive mark
  std::uint32_t sentence = 0, block = 0;
  std::uint32_t quotation = no_id;
  bool is_long = false;  // something hangs on it from behind
  bool is_reflexive = false;
  float odds = 0;            // logarithm of how much likelier a noun is a mention than none
  bool is_optional = false;  // no mention of its own where nothing else means the same
};

// What a noun's mention may be (spans.hpp).
struct SpanOption {
  TokenRange range;
  std::uint32_t first_feature = 0, feature_end = 0;
  float score = 0;
};
struct SpanOptions {
  std::vector<SpanOption> options;
  std::vector<std::uint16_t> features;
  std::uint32_t shared_end = 0;  // features before this one are of all options
  std::uint32_t best = 0;
  float odds = 0;  // of all options together, against none
};
inline constexpr std::uint32_t span_feature_bits = 16;
inline constexpr std::uint32_t span_features = 1U << span_feature_bits;

// For training: sees what is compared.
class SpanTeacher {
 public:
  virtual ~SpanTeacher() = default;
  virtual void see(const SpanOptions& spans) = 0;
};

// The document by token, made once for each article.
struct TokenNotes {
  std::vector<std::uint64_t> word;                   // hash of the word in small letters
  std::vector<std::uint64_t> sorted;                 // the same, ascending
  std::vector<std::uint32_t> begin, end;             // of all that hangs on a token
  std::vector<std::uint32_t> quotation;              // that a token is in
  std::vector<std::uint32_t> name;                   // that a token is in
  std::vector<std::uint32_t> child_begin, children;  // the children of token t, ascending
  std::string buffer;
  SpanOptions spans;
  std::vector<std::uint32_t> order;  // of mentions, while they are sorted
  std::vector<Mention> sorted_mentions;
  std::vector<MentionInfo> sorted_infos;

  std::span<const std::uint32_t> children_of(std::uint32_t token) const {
    return {children.data() + child_begin[token], child_begin[token + 1] - child_begin[token]};
  }
};

std::uint64_t hash_of(std::string_view word);

constexpr bool is_animate(Gender gender) {
  return gender == Gender::male || gender == Gender::female || gender == Gender::person;
}

void note_tokens(const Document& document, const std::vector<Quotation>& quotations, TokenNotes& notes);

// Fills document.mentions, each its own entity yet, and one info a mention. `weights`: span_features of them.
void find_mentions(Document& document, const Grammar& grammar, const float* weights, TokenNotes& notes,
                   std::vector<MentionInfo>& infos, SpanTeacher* teacher = nullptr);

}  // namespace sayso
