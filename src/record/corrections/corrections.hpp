// Corrections: people's decisions about a record, kept as rows of their own and keyed to content, so that they hold after an article
// was read again, by another model or in a new version. Each has a target and a value, lists of keys:
//
//   what               target                                     value
//   merge speakers     members of all the speakers                -
//   split speakers     members that are somebody else             the speaker's other members
//   set speaker        a statement                                a member, or a name
//   set act            a statement                                an act
//   reject statement   a statement                                -
//   break relation     the later statement and the earlier        the relation's type
//   add relation       the same                                   the same
//   join stories       the stories' articles                      -
//   split stories      articles that are another story            the story's other articles
//
// Statements and articles are named by their keys ("s-…", "a-…"); a member of a speaker by the article's key, a space and the name
// that the article has for it: "a-1f0c6d2a9b3e4d57 Petra Novak". In the row, target is a JSON list, value null, a text or a list.
//
//   apply_to_statements(database);       // before articles are linked, for acts and rejected statements count there
//   … corrected_stories(database), corrected_speakers(database) while stories and speakers are grouped …
//   apply_to_relations(database);        // after relations were found and before claims are made of them
//   apply_to_statements(database);       // after speakers were made, for statements with a speaker that a person set
//
// What the rows say follows from the corrections alone, later ones over earlier ones, so that applying twice changes nothing, and
// undoing gives back what was there. Odd case: a correction whose target is not in the record waits until it is.
#pragma once

#include "record/database.hpp"
#include "sayso/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

enum class Fix : std::uint8_t {
  merge_speakers,
  split_speakers,
  set_speaker,
  set_act,
  reject_statement,
  break_relation,
  add_relation,
  join_stories,
  split_stories
};
std::string_view name_of(Fix fix);  // "merge speakers"
std::optional<Fix> fix_named(std::string_view word);

struct Correction {
  Fix what = Fix::set_act;
  std::vector<std::string> target{}, value{};
  std::string who{}, when{}, why{};  // when: UTC, "2026-11-27T16:00:00Z"
  std::string undone{};              // empty, or when
  friend bool operator==(const Correction&, const Correction&) = default;
};

// "x-…", a hash of all but `undone`.
std::string key_of(const Correction& correction);

// Oldest first. Rows that are no correction are passed over.
std::vector<Correction> all_corrections(Database& database);

// Whether it was not there before. One that is there and undone in only one of both is undone.
bool add_correction(Database& database, const Correction& correction);
void undo_correction(Database& database, std::string_view key, std::string_view when);

// Whether all that it speaks of is in the record, so that it holds.
bool is_in_record(Database& database, const Correction& correction);

// Within a transaction of the caller; failures stay in database.failure().
void apply_to_statements(Database& database);
void apply_to_relations(Database& database);
inline void apply_corrections(Database& database) {
  apply_to_statements(database);
  apply_to_relations(database);
}

// What belongs together and what does not, as pairs of articles' keys or of members of speakers. A later merge overrules an earlier
// split (`joined` before `parted`); what a later split parts is no longer joined.
struct CorrectedGroups {
  std::vector<std::pair<std::string, std::string>> joined, parted;
  bool empty() const { return joined.empty() && parted.empty(); }
};
CorrectedGroups corrected_stories(Database& database);
CorrectedGroups corrected_speakers(Database& database);

// "l-…": of a relation, of both statements' keys and its type.
std::string key_of_relation(std::string_view from, std::string_view to, std::string_view type);

// A member of a speaker, "a-… Petra Novak", and its two parts.
std::string member_of(std::string_view article, std::string_view name);
std::pair<std::string_view, std::string_view> parts_of_member(std::string_view member);

}  // namespace sayso
