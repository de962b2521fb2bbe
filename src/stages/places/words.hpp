// Closed lists of words around places, for the stage `places`.
//
//   follows_place_of_body("Sheriff")     "Rapides Parish Sheriff's Office" is in Rapides Parish
//
// Odd case: words are looked up as they stand in the text, with their capitals.
#pragma once

#include <string_view>

namespace sayso::places {

bool is_direction(std::string_view word);    // "northern", "downtown": words before a place, not of its name
bool is_preposition(std::string_view word);  // "in", "near"
bool follows_place_of_body(std::string_view word);   // "Police", "Sheriff"
bool precedes_place_of_body(std::string_view word);  // "City" in "City of Dallas"
bool is_feature(std::string_view word);              // "Street", "Park": after a place they make another name
bool is_feature_before(std::string_view word);       // "Lake", "Mount"
bool is_given_name(std::string_view word);           // "Jordan", "Georgia": names of persons too
bool is_building(std::string_view word);       // "School": with it a name is no place but a house in one
bool is_no_place(std::string_view word);       // "March", "Central": alone they are hardly ever one
bool follows_town(std::string_view word);      // "man", "police", "-based": after a town's name
bool follows_land(std::string_view word);      // "province": "Homs province" is not the town
bool is_of_government(std::string_view verb);  // "said", "hopes": after a capital

}  // namespace sayso::places
