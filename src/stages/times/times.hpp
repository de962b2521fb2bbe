// The stage `times`: every expression of time in an article with its kind, precision and value, into Document::times.
// What depends on the article's date is reckoned from source.published, else from the date printed in the article.
//
//   "The council met Tuesday and votes next week."         published 2024-11-07
//    Tuesday    date, day, 2024-11-05
//    next week  date, week, 2024-11-11/2024-11-17
//
// Extents are those of TIMEX3: no preposition, determiner and modifiers inside ("the past two months", "early Tuesday").
// The two ends of "from Monday to Thursday" are two times; "Nov. 3-5" and "1990-95" are one, an interval.
// Odd cases: without a date of the article "Tuesday" is a day of no value; an age ("26 years old"), a score, a fraction,
// a version or a telephone number is no time; a day that no calendar has (31 February) keeps its words and has no value.
// The stage reads names and tags where they are there, and does without them.
#pragma once

#include "sayso/document.hpp"

namespace sayso {

class Grammar;
struct Workbench;

void run_times(Document& document, Workbench& bench);

namespace times {

// The same without a workbench, of which this stage uses the grammar only.
void find_times(Document& document, const Grammar& grammar);

}  // namespace times

}  // namespace sayso
