// What the parts of the stage `speakers` ask of a name's words: their text without a possessive mark, the name without
// titles, the lists that a word is in; the names of bodies called after somebody; and what describes somebody without a name.
//
// Odd case: "Mr. II" is no title before a name: what only follows names is not taken for one.
#pragma once

#include "stages/speakers/speakers.hpp"

#include <string_view>

namespace sayso {

std::string_view text_of_name(const SpeakerView& view, TokenRange words);
TokenRange without_titles(const SpeakerView& view, TokenRange words);
// A family's name or a first name alone: the name of that kind and sex which the article has in full most often; itself where none is.
TokenRange fuller_name(const SpeakerView& view, TokenRange own, NameKind kind, Gender gender);
std::uint32_t word_kinds_at(const SpeakerView& view, std::uint32_t token);

// "the Sanders campaign", "Ann Lee's office", "his campaign": fills the scratch's name and key; false where it is none.
bool name_body(const SpeakerView& view, std::uint32_t mention, Speaker& speaker);

// The words of a source that names nobody, without what is only added: "officials, who …", "a coalition - including … -". Fills the
// scratch's name.
void describe_words(const SpeakerView& view, Span words, Speaker& speaker);
// What such words are by their head: a person, a group, a document …
SpeakerType type_of_words(const SpeakerView& view, std::uint32_t head, bool is_plural);

// Whether one mention has every word of another but its article.
bool has_words_of(const SpeakerView& view, std::uint32_t fuller, std::uint32_t mention);
// Nothing before means the same as "the aide": the last "a Republican aide" before it; itself where there is none.
std::uint32_t first_of_words(const SpeakerView& view, std::uint32_t mention);

// Whom a note at the article's end tells of, its author: "Ann Lee is the former mayor of Tarvik."; "" where there is none.
std::string_view author_of_note(const SpeakerView& view);

// Whether a description may be of what the name last given (scratch.named) is, whatever coreference says.
bool may_stand_for(const SpeakerView& view, std::uint32_t mention, SpeakerType type);
// "His lawyer" is whom the article calls a lawyer: in other words of the entity, or in what stands around its name.
bool is_called_so(const SpeakerView& view, std::uint32_t mention);
// "Ann Lee Hammers Tarn Bank", once, of "Ann Lee": a headline's verb that was taken into the name. The mention to name it by.
std::uint32_t without_headline(const SpeakerView& view, std::uint32_t entity, std::uint32_t best);
// Without possessive and other marks.
std::uint32_t words_in_name(const SpeakerView& view, std::uint32_t mention);

}  // namespace sayso
