// From what a person types to a correction that holds on to content: keys are completed from their beginnings, speakers and stories,
// whose keys change with their members, are written down as these members.
//
//   Result<Correction> made = correction_for(database, Fix::set_act, {"s-1f0c", "deny"});
//   made->who = "Ann Lee"; made->why = "…"; made->when = next_instant(database);
//
// Words: merge_speakers p… p…; split_speakers p a…; set_speaker s p|name; set_act s act; reject_statement s; break_relation l;
// add_relation s type s; join_stories y y…; split_stories y a…. Odd case: a speaker without a name in any article cannot be held on to.
#pragma once

#include "record/corrections/corrections.hpp"
#include "record/record.hpp"
#include "sayso/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// Errors: a sentence that says which word is wrong and what to give.
Result<Correction> correction_for(Database& database, Fix what, const std::vector<std::string>& words);

// The key that begins so: of a statement, article, speaker, relation, story or correction, as its letter says.
Result<std::string> whole_key(Database& database, std::string_view given, char letter);

// The articles that a correction speaks of, which must be linked again.
std::vector<Row> articles_of(Database& database, const Correction& correction);

// "2026-11-27T16:00:00Z"
std::string utc_now();
// Now, or a second after the last correction where that is later: of two that contradict each other the later one holds.
std::string next_instant(Database& database);

}  // namespace sayso
