// The list of cues, models/cues.txt, as it was embedded: lists of words, and lines that say which words of a cue stand for
// which act under which conditions. Its syntax is told in its own head. Reading it never fails: a line that cannot be
// read is left out and kept as a sentence, which a test shows with its number.
//
//   const CueList list("deny: reject, brush off if object claim|report ~0.8\n");
//   list.lines()[0].act == Act::deny, list.faults().empty()
//
// Odd cases: the words of a pattern are lemmas or forms in small letters; "not" also stands for "n't". Lines that begin
// with "perhaps" give way to others of as many words.
#pragma once

#include "sayso/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso {

// What a condition asks of a statement.
enum class Ask : std::uint8_t {
  object,    // the thing that the cue's word acts on is one of a list's words
  mentions,  // a word of the content is in the list
  starts,    // one of the first four words after the cue's is in the list
  with,      // such a word hangs on the cue's, however far behind it: "dismissed the report AS"
  person,    // what it acts on is somebody: a name, "him", "the senator"
  nouns,     // the cue's word is a noun
  passive,   // it is a passive verb
  own,       // what follows begins with a possessive: "her plans"
  that,
  whether,
  infinitive,
  quote,
  clause,  // what the content begins with
  source,  // what the speaker is
  content  // what the content does, by the rules of content_rules.hpp
};

// Kinds of source, and rules about contents, as a condition names them.
enum class SourceKind : std::uint8_t { none, person, group, organisation, document, poll };
enum class ContentRule : std::uint8_t {
  question,
  denial,
  confirmation,
  refusal,
  promise,
  plan,
  demand,
  wish,
  danger,
  support,
  opposition,
  fault,
  correction,
  falsehood  // a denial that calls something false, not one of what the speaker did
};
inline constexpr std::uint32_t content_rule_count = 14;

struct Condition {
  Ask ask = Ask::that;
  bool is_denied = false;
  std::uint32_t list = no_id;  // of words
  std::uint8_t value = 0;      // a SourceKind or ContentRule
};

using Words = std::vector<std::string_view>;  // sorted where it is a list to look up

// Words of a cue, with their conditions; several where they are a list's.
struct CueLine {
  Act act = Act::say;
  std::uint32_t number = 0;  // of the line in the file
  float share = 0.5F;        // of its uses that were right on the training labels
  bool is_faint = false;     // "perhaps deny": gives way to others of as many words
  std::vector<Words> patterns;
  std::vector<Condition> conditions;
  std::string_view when;  // the conditions as they are written
};

// Words that stand before those of the act: "is expected to", "stopped short of".
enum class Before : std::uint8_t { actual, expected, hypothetical, negated };

struct BeforeLine {
  Before kind = Before::actual;
  Words pattern;
};

class CueList {
 public:
  struct Entry {
    std::uint32_t line = 0, pattern = 0;  // of lines(), of its patterns
  };

  // The text must live as long as the list, which keeps views of it.
  explicit CueList(std::string_view text);

  const std::vector<CueLine>& lines() const { return lines_; }
  const std::vector<BeforeLine>& before() const { return before_; }
  const std::vector<std::string>& faults() const { return faults_; }
  // The patterns whose first word may be the base of this form, in the order of the file.
  const std::vector<Entry>* beginning_with(std::string_view form) const;
  // Whether the list has the word of which this is a form.
  bool has(std::uint32_t list, std::string_view form) const;
  // Of a list by its name, no_id if there is none.
  std::uint32_t list(std::string_view name) const;

 private:
  void read_line(std::string_view line, std::uint32_t number);
  void read_list(std::string_view name, std::string_view words);
  bool read_alternative(std::string_view text, CueLine& line, std::string& fault);
  bool read_pattern(std::string_view pattern, CueLine& line, std::string& fault);
  bool read_condition(std::string_view text, CueLine& line, std::string& fault);
  std::uint32_t list_of(std::string_view text);

  std::vector<CueLine> lines_;
  std::vector<BeforeLine> before_;
  std::vector<std::string> faults_;
  std::vector<Words> lists_;
  std::unordered_map<std::string_view, std::uint32_t> names_;
  std::unordered_map<std::string_view, std::vector<Entry>> index_;
};

// The one that sayso was built with, read when it is first asked for.
const CueList& cue_list();

}  // namespace sayso
