// Whether a form is a regular inflection of a word, or one of the common irregular ones that cues use. The lemma head reads
// word pieces, not letters, and takes many a regular form wrong ("accus" of "accused"); for a closed list of words one can
// ask exactly.
//
//   is_form_of("denied", "deny"), is_form_of("admitting", "admit"), is_form_of("sought", "seek")
//
// Odd case: nouns and verbs are not told apart ("claims"); both words are in small letters.
#pragma once

#include <string_view>

namespace sayso {

bool is_form_of(std::string_view form, std::string_view word);

// The base of an irregular form, empty for any other.
std::string_view base_of_irregular(std::string_view form);

}  // namespace sayso
