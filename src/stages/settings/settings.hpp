// Around the act: who was told, by what means, and when it was said. Reads the cue's clause (its sentence without the
// contents of statements); the means come from a list (models/media.txt), the times are those of the stage `times`.
//
//   "told reporters at a news conference on Tuesday that …"    addressee reporters, press conference, said Tuesday
//
// Medium and time carry over to what the same speaker says next, a few paragraphs on at most, under a cue that only says;
// whoever was told something within the same paragraph. Whoever was asked or urged to act does not.
// Odd cases: "told CNN" tells no medium; a time inside a content is never the time of saying; around a statement inside
// another one stand the words of that content, and nothing carries over from or to it.
#pragma once

#include "stages/acts/saying.hpp"
#include "stages/stage.hpp"

#include <cstdint>
#include <vector>

namespace sayso {

// Whom a statement is by, as far as the words tell, and its setting.
struct SettingBefore {
  std::uint32_t last = no_id, block = 0;  // the source's last token, and where the cue stands
  bool is_pronoun = false;
  bool addressee_carries = false;
  StatementSetting setting;
};

// Who was told, and whether the same speaker goes on to tell them more.
struct Told {
  Span words;  // empty: nobody is named
  bool carries = false;
};

struct SettingScratch {
  std::vector<std::uint32_t> inside;  // of each token: the innermost statement that has it in its content
  std::vector<std::uint32_t> tokens;  // of the clause
  std::vector<SettingBefore> before;  // the last speakers, the latest at the end
};

void run_settings(Document& document, Workbench& bench);

// Its parts. Tokens of the cue's sentence that are in no content (but that of the statement around) and not in the source.
void find_clause(const Document& document, const Saying& saying, SettingScratch& scratch);
Told find_addressee(const Saying& saying, const std::vector<std::uint32_t>& clause);
Medium find_medium(const Saying& saying, const std::vector<std::uint32_t>& clause);
// `may_come`: the saying is only expected, so that a day after the article's may be its time.
std::uint32_t find_time_of_saying(const Saying& saying, const std::vector<std::uint32_t>& clause,
                                  bool may_come);

}  // namespace sayso
