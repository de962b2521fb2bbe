#include "links/relations/sides.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace sayso::relations {

namespace {

void take(std::string_view text, std::vector<Word>& words) {
  split(text, {0, static_cast<Offset>(text.size())}, words);
}

bool says_something(const Word& word) {
  return !word.is(Word::number) && !word.is(Word::negation) && !Lexicon::instance().says_nothing(word.stem);
}

void sort_once(std::vector<Sense>& senses) {
  std::sort(senses.begin(), senses.end());
  senses.erase(std::unique(senses.begin(), senses.end()), senses.end());
}

bool share(const std::vector<Sense>& a, const std::vector<Sense>& b) {
  auto x = a.begin(), y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y) return true;
    if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return false;
}

bool has_all(const std::vector<Sense>& whole, const std::vector<Sense>& part) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

// "Sinha" and "Nirad Sinha", not "John Smith" and "Jane Smith": the last words are the same, and what stands before them in
// one stands in the other.
bool are_one_name(const std::vector<Sense>& a, const std::vector<Sense>& b) {
  if (a.empty() || b.empty()) return false;
  const auto& longer = a.size() >= b.size() ? a : b;
  const auto& shorter = a.size() >= b.size() ? b : a;
  if (shorter.back() != longer.back() &&
      !(shorter.size() == 1 && shorter.front() == longer.front() && longer.size() > 2))
    return false;
  return std::all_of(shorter.begin(), shorter.end(), [&](Sense word) {
    return std::find(longer.begin(), longer.end(), word) != longer.end();
  });
}

// "Hydro Salvane" and "Hanne Iversen, its spokeswoman"; "the Defense Ministry" and "Defense Minister Petra Novak".
bool speaks_for(const Side& person, const Side& body) {
  if (!person.is_person || body.is_person || !body.is_named || body.name.empty()) return false;
  std::vector<Sense> telling;
  std::set_difference(body.name.begin(), body.name.end(), body.bodies.begin(), body.bodies.end(),
                      std::back_inserter(telling));
  const bool is_office = telling.size() < body.name.size();
  return !telling.empty() && has_all(person.words, telling) && (!is_office || person.is_minister);
}

class Maker {
 public:
  explicit Maker(const Reading& reading) : reading_(reading) {}

  Side make(const Reading::Statement& statement) {
    for (const std::uint32_t number : statement.speakers) {
      if (number < reading_.speakers.size()) take_speaker(reading_.speakers[number]);
    }
    for (const Span piece : statement.source) {
      take(reading_.text(piece), words_);
      take_names(piece);
    }
    side_.is_outlet = statement.voice == Voice::outlet || (statement.source.empty() && side_.name.empty());
    if (side_.is_outlet) {
      Side outlet;
      outlet.is_outlet = true;
      return outlet;
    }
    for (const Word& word : words_) take_word(word);
    if (side_.name.empty() && !statement.source.empty()) name_by_source(statement);
    sort_once(side_.bodies);
    sort_once(side_.words);
    sort_once(side_.about);
    if (!side_.is_person) sort_once(side_.name);
    return std::move(side_);
  }

 private:
  void take_speaker(const Reading::Speaker& speaker) {
    std::vector<Word> name;
    take(speaker.name, name);
    if (side_.name.empty()) {
      side_.is_person = speaker.type == SpeakerType::person && speaker.is_named;
      side_.is_named = speaker.is_named;
      for (const Word& word : name) {
        if (says_something(word)) side_.name.push_back(side_.is_person ? word.stem : word.sense);
      }
    }
    words_.insert(words_.end(), name.begin(), name.end());
    for (const Word& word : name)
      take_name(std::string_view(speaker.name).substr(word.span.begin, word.span.size()), word, true);
    take_names(speaker.affiliation);
    take(reading_.text(speaker.role), words_);
    take(reading_.text(speaker.affiliation), words_);
  }

  void take_word(const Word& word) {
    const Lexicon& lexicon = Lexicon::instance();
    if (lexicon.is_official(word.stem)) side_.is_official = true;
    if (lexicon.is_body(word.stem) || word.is(Word::country)) side_.bodies.push_back(word.sense);
    static const Sense minister = hash_of(stem_of("minister")), secretary = hash_of(stem_of("secretary"));
    if (word.stem == minister || word.stem == secretary) side_.is_minister = true;
    if (says_something(word)) side_.words.push_back(word.sense);
  }

  bool is_place(Span span) const {
    return std::any_of(reading_.places.begin(), reading_.places.end(), [&](const Reading::Place& place) {
      return place.span.begin <= span.begin && span.end <= place.span.end;
    });
  }

  void take_names(Span span) {
    std::vector<Word> words;
    split(reading_.article.text, span, words);
    for (const Word& word : words) take_name(reading_.text(word.span), word, !is_place(word.span));
  }

  // A name speaks of its bearer. A place speaks of its people only as an adjective ("Kestrian"), which is made of its name where
  // no list has it: what happens in a town is not done by its mayor.
  void take_name(std::string_view text, const Word& word, bool is_bearer) {
    if (!word.is(Word::capital) || word.weight < 0.15F || !says_something(word)) return;
    if (is_bearer) side_.about.push_back(word.stem);
    if (word.is(Word::country)) side_.about.push_back(word.sense);
    const std::string name = small_letters(text);
    for (const char* ending : {"n", "an", "ian", "ese", "ish"})
      side_.about.push_back(hash_of(stem_of(name + ending)));
  }

  // No speaker was made of the source: its own words stand for it.
  void name_by_source(const Reading::Statement& statement) {
    std::vector<Word> source;
    for (const Span piece : statement.source) take(reading_.text(piece), source);
    for (const Word& word : source) {
      if (says_something(word)) side_.name.push_back(word.sense);
    }
  }

  const Reading& reading_;
  Side side_;
  std::vector<Word> words_;
};

}  // namespace

Side side_of(const Reading& reading, const Reading::Statement& statement) {
  return Maker(reading).make(statement);
}

Closeness compare(const Side& a, const Side& b) {
  if (a.is_outlet && b.is_outlet) return Closeness::both_outlets;
  if (a.is_outlet || b.is_outlet) return Closeness::outlet_and_speaker;
  if (a.is_person && b.is_person) {
    if (are_one_name(a.name, b.name)) return Closeness::same;
    return share(a.bodies, b.bodies) ? Closeness::one_side : Closeness::different;
  }
  const bool has_names = !a.name.empty() && !b.name.empty();
  if (has_names && !a.is_person && !b.is_person && a.name == b.name) return Closeness::same;
  if (share(a.bodies, b.bodies)) return Closeness::one_side;
  if (speaks_for(a, b) || speaks_for(b, a)) return Closeness::one_side;
  if (!a.is_person && !b.is_person && has_names && (has_all(a.words, b.name) || has_all(b.words, a.name)))
    return Closeness::one_side;
  if (a.is_official && b.is_official) return Closeness::officials;
  if (a.name.empty() || b.name.empty()) return Closeness::unknown;
  // "a resident who lives nearby" may be any person
  if (a.is_named != b.is_named && share(a.words, b.words)) return Closeness::unknown;
  return a.is_named && b.is_named ? Closeness::different : Closeness::unknown;
}

}  // namespace sayso::relations
