// The stage `places`: every toponym of an article with its best entry in the gazetteer, into Document::places.
//
// What is a place: names that the stage `names` calls places; known names in the words around them that make it safe
// ("in Tarvik", "Springfield, Ill."); the town, county or country that a public body is named after ("Rapides Parish
// Sheriff's Office"). What is none: persons, firms, universities and papers named like places; adjectives and peoples
// ("Lebanese"). Which place: the words beside it (", Texas"; "Sudan's Darfur"), then how many people live there, what
// other places the article names, its dateline, adjectives and web address; one sense a name in an article.
//
//   "near Springfield, Ill."    Springfield, US, 39.80, -89.64, precision near; Illinois, region
//
// Odd cases: a capital that acts ("Moscow said") keeps its entry and has the precision `country`, for it stands for the
// country's government. A place that is not known stays as words. Without a gazetteer all do.
#pragma once

namespace sayso {

class Document;
struct Workbench;

void run_places(Document& document, Workbench& bench);

}  // namespace sayso
