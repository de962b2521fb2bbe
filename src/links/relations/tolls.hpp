// Tolls: counts of the dead, the injured, the missing … of one happening, which grow from hour to hour and differ from authority to
// authority (models/relations/tolls.txt). Two of one kind in one story count the same thing, whatever their words have in common.
//
//   toll_of(hash_of(stem_of("deaths"))) == toll_of(hash_of(stem_of("killed")))
//
// Odd case: a count of an earlier year ("killed 68 in 2001"), a part ("including 12 children") and an addition ("five more") are none.
#pragma once

#include "links/relations/words.hpp"
#include "record/reading.hpp"

#include <vector>

namespace sayso::relations {

struct Amount;

// The kind that a word tells, 0 for none.
Sense toll_of(Sense stem);

// Gives each amount the kind of the nearest word that tells one.
void take_tolls(const Reading& reading, const std::vector<Word>& words, std::vector<Amount>& amounts);

}  // namespace sayso::relations
