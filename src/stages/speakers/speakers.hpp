// Speakers: for each statement who said it, after pronouns, short names and descriptions are resolved to the fullest name
// that the article gives. Reads the statements' sources, the mentions' entities and the tree of dependencies.
//
//   "… Mara Novak, head of the Tarvik Port Authority, … . She said …"   for "She": Mara Novak, person, role "head",
//                                                              affiliation "Tarvik Port Authority"
//
// Whoever is told something (settings) is resolved in the same way and listed with the speakers: "told him" gives his name.
//
// Unnamed speakers ("officials", "a source close to the talks") keep their words and are merged neither with one another
// nor with somebody named. "Trump and Pence said" has two speakers, "doctors and nurses said" one, a group.
// Odd cases: a statement without a source has one speaker of type unknown; a pronoun that nothing explains one without a
// name.
#pragma once

#include "stages/coreference/mentions.hpp"
#include "stages/stage.hpp"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso {

struct CoreferenceScratch;

// One of those whom a source's words name.
struct SpeakerPart {
  std::uint32_t head = no_id;     // token; no_id: there are no words
  std::uint32_t mention = no_id;  // with that head
  Span words;
};

// What the article's names are looked up by, made once an article, so that no statement looks through all of them.
struct NameIndex {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_word;  // names by each of their words
  std::unordered_map<std::string, TokenRange> by_initials;                // "DOJ": the first body with them
  std::unordered_map<std::string, TokenRange>
      by_capitals;            // … and the first words that the heads took for no name
  bool has_capitals = false;  // by_capitals is made when first asked for
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
      by_title;  // named persons' mentions by words before the name
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_ends;  // their mentions by name_ends
  std::unordered_map<std::uint64_t, TokenRange> fuller;  // answers of fuller_name, empty for none
};

// Of a name's first and last word, by which two mentions in full are of one name.
inline std::uint64_t name_ends(const TokenNotes& notes, TokenRange words) {
  return notes.word[words.begin] * 31 + notes.word[words.end - 1];
}

void index_names(const Document& document, const std::vector<MentionInfo>& infos, const TokenNotes& notes,
                 NameIndex& index);

// "DOJ", "S.E.C."
bool is_acronym(std::string_view word);
// The body in the article whose initials the word is; the word itself where there is none.
TokenRange spelled_out(const Document& document, const TokenNotes& notes, TokenRange word, NameIndex& index);

struct SpeakerScratch {
  NameIndex index;
  std::vector<bool> in_content;                      // of each token
  std::vector<std::uint32_t> mention_at;             // of a token that is a mention's head
  std::vector<std::vector<std::uint32_t>> entities;  // the mentions of each
  std::vector<SpeakerPart> parts;
  std::vector<std::uint32_t> heads, list;
  std::vector<Span> spans;
  std::string name, key;
  TokenRange named;         // where the name last given stands in full
  bool has_author = false;  // whether the author was sought; below what was found
  std::string_view author;
  std::unordered_map<std::string, std::uint32_t> known;  // speakers by what tells them apart
};

// What the parts of the stage read from.
struct SpeakerView {
  const Document& document;
  const Grammar& grammar;
  const std::vector<MentionInfo>& infos;
  const TokenNotes& notes;
  SpeakerScratch& scratch;

  std::string_view upos(std::uint32_t t) const { return grammar.upos(document, t); }
  std::string_view xpos(std::uint32_t t) const { return grammar.xpos(document, t); }
  std::string_view relation(std::uint32_t t) const { return grammar.relation(document, t); }
  std::uint32_t head(std::uint32_t t) const { return document.tokens.head[t]; }
  std::uint32_t mention_at(std::uint32_t t) const { return scratch.mention_at[t]; }
  NameKind kind_of_name(std::uint32_t mention) const {
    const std::uint32_t name = infos[mention].name;
    return name == no_id ? NameKind::other : document.names[name].kind;
  }
};

// The parts of a statement's source, or of its cue's subject where the source is missing: parts.cpp.
void find_parts(const SpeakerView& view, const Statement& statement);
// The same of an addressee's words.
void find_parts_of(const SpeakerView& view, Span words);

// Name, type and whether it is a name; what is returned tells speakers apart: names.cpp.
void name_part(const SpeakerView& view, const SpeakerPart& part, Speaker& speaker);

// Role and affiliation of an entity with a name: roles.cpp.
void find_role(const SpeakerView& view, std::uint32_t entity, Speaker& speaker);

void run_speakers(Document& document, Workbench& bench);

}  // namespace sayso
