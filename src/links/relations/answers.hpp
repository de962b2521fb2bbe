// Answers within one article whose content only points at what they answer: "the company rejected the accusation", "disputed the higher
// figure", "confirmed the toll", "withdrew the remark", "I was wrong". The statement that they answer stands before them and is looked
// for by what the noun stands for, nearest first, on the other side for denies and confirms, on their own for corrects. Like the
// turns, they hold for every statement that restates a side of them.
//
// Odd case: "it" answers only what was said right before; where nothing fits, nothing is found.
#pragma once

#include "links/relations/relate.hpp"

#include <vector>

namespace sayso::relations {

// Appends at most one relation an answer.
void find_answers(const Subject& subject, std::vector<FoundRelation>& answers);

}  // namespace sayso::relations
