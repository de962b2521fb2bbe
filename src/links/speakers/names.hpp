// Names of people and bodies in the form in which two articles' spellings can be compared. A PersonName is taken apart into given
// names and family; a BodyName into the words of the body and whose it is ("Kestrian" Foreign Ministry). All of it follows
// from the name's words and the lists of models/speakers.txt.
//
//   person_name("Sen. J. R. Whitlow")       given {"j", "r"}, family "whitlow"
//   person_name("Muammar al-Qaddafi")       given {"muammar"}, family "qaddafi", which sounds as "kadafi" does
//   body_name("Ministry of Foreign Affairs of Kestria")   words "foreign ministry", of "kestria", generic
//
// Odd case: a name of one word has a family and no given name; words that are all titles ("Cllr") have neither.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// Small letters without accents; apostrophes are left out, "&" is "and", what is no letter, digit or hyphen parts words. Full stops
// are left out too ("u.s." is us), or part words where initials are wanted ("j.r." is j r).
enum class FullStops : std::uint8_t { leave_out, part_words };
std::string folded(std::string_view words, FullStops full_stops = FullStops::leave_out);

// What different ways of writing foreign names into English have in common: "Zelenskyy" and "Zelensky" sound the same, and
// "Gaddafi" and "Kadhafi" have the same bones, their consonants.
std::string sound_of(std::string_view word);
std::string bones_of(std::string_view word);

struct PersonName {
  std::vector<std::string> given;          // in order; a letter for an initial
  std::vector<std::string> given_sounds;   // of each
  std::vector<std::uint32_t> given_lines;  // of each, in the list of first names that are one; 0: in none
  std::string family;                      // without particles
  std::string sound, bones;                // of family
  bool empty() const { return family.empty(); }
  bool is_bare() const { return given.empty(); }
  bool has_full_given() const { return !given.empty() && given.front().size() > 1; }
};
PersonName person_name(std::string_view name);

enum class Likeness : std::uint8_t { none, near, same };
// Of families: near ones have the same bones and differ in few letters.
Likeness compare_families(const PersonName& one, const PersonName& two);
// Whether the given names of both may be one person's: "William J." and "Bill", not "George W." and "George H. W.".
bool given_names_agree(const PersonName& one, const PersonName& two);

struct BodyName {
  std::vector<std::string> words;  // without whose it is
  std::string joined;              // the words with spaces between
  std::string owner;               // whose it is, as far as the name tells; only for a generic body
  bool is_generic = false;         // any country may have one: "Foreign Ministry"
  bool is_acronym = false;
  std::string initials;  // of two words or more
};
BodyName body_name(std::string_view name, std::string_view affiliation = {});

// Kestria's, Kestrian; Britain, UK.
bool same_country(std::string_view one, std::string_view two);

// Role and affiliation for comparing: "former defense minister" is "defence minister".
std::string role_form(std::string_view role);
// Bits of the fields of work that a role names.
std::uint32_t fields_of(std::string_view role_form);

// Names with the same block may be the same person's or body's.
std::uint64_t person_block(const PersonName& name);
std::uint64_t body_block(const BodyName& name);

std::vector<std::string> words_in(std::string_view folded);
std::string join_words(const std::vector<std::string>& words, std::size_t begin = 0,
                       std::size_t end = static_cast<std::size_t>(-1));

}  // namespace sayso
