#include "links/relations/features.hpp"

#include "links/relations/answers.hpp"
#include "links/relations/references.hpp"
#include "links/relations/turns.hpp"

#include <algorithm>
#include <array>

namespace sayso {

namespace relations {
namespace {

constexpr std::size_t most_words = 400;
constexpr float indexed_weight = 0.25F, weighty = 0.15F;

template <class Value>
void sort_once(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void take_words(const Reading& reading, const Reading::Statement& statement, Prepared& made) {
  for (const Span piece : statement.content) {
    if (made.words.size() >= most_words) break;
    // No word is shorter than a byte and its space; the rest is not needed.
    const Offset end = std::min<Offset>(piece.end, piece.begin + 16 * most_words);
    split(reading.article.text, {piece.begin, end}, made.words);
  }
  if (made.words.size() > most_words) made.words.resize(most_words);
}

void take_keys(Prepared& made) {
  Sense before = 0;
  for (const Word& word : made.words) {
    if (word.is(Word::number)) {
      made.numbers.push_back(word.value);
      continue;
    }
    if (word.is(Word::negation)) {
      ++made.negations;
      continue;
    }
    made.keys.push_back({.sense = word.sense, .stem = word.stem, .weight = word.weight});
    if (word.weight < weighty) continue;
    if (before != 0) made.neighbours.push_back(before * 31 + word.sense);
    before = word.sense;
  }
  std::sort(made.keys.begin(), made.keys.end(), [](const Key& a, const Key& b) {
    return a.sense != b.sense     ? a.sense < b.sense
           : a.weight != b.weight ? a.weight > b.weight
                                  : a.stem < b.stem;
  });
  made.keys.erase(std::unique(made.keys.begin(), made.keys.end(),
                              [](const Key& a, const Key& b) { return a.sense == b.sense; }),
                  made.keys.end());
  for (const Key& key : made.keys) {
    made.weight += key.weight;
    made.heaviest = std::max(made.heaviest, key.weight);
    const Reference reference = reference_of(key.stem);
    if (reference == Reference::blame || reference == Reference::saying) made.pointing += key.weight;
  }
  sort_once(made.neighbours);
  sort_once(made.numbers);
}

// Surnames: what follows a first name ("Robert Buckley", "Luis de Souza" by its first part), and the last words of named speakers.
std::vector<Sense> people_of(const Reading& reading) {
  constexpr Offset most_text = 200'000;  // the beginning of an endless text tells who it is about
  std::vector<Word> words;
  const auto size = static_cast<Offset>(reading.article.text.size());
  split(reading.article.text, {0, std::min(size, most_text)}, words);
  std::vector<Sense> people;
  const Lexicon& lexicon = Lexicon::instance();
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word &before = words[i - 1], &word = words[i];
    if (before.is(Word::capital) && word.is(Word::capital) && word.span.begin - before.span.end == 1 &&
        lexicon.is_first_name(before.stem) && !lexicon.is_first_name(word.stem) && word.weight >= 0.3F)
      people.push_back(word.stem);
  }
  for (const Reading::Speaker& speaker : reading.speakers) {
    if (speaker.type != SpeakerType::person || !speaker.is_named) continue;
    words.clear();
    split(speaker.name, {0, static_cast<Offset>(speaker.name.size())}, words);
    if (words.size() > 1) people.push_back(words.back().stem);
  }
  sort_once(people);
  return people;
}

// Names are capital words that do not open a sentence, or that nobody writes small.
void take_names(const Reading& reading, const Reading::Statement& statement, Prepared& made) {
  const auto is_place = [&](Span span) {
    const auto after =
        std::upper_bound(reading.places.begin(), reading.places.end(), span.begin,
                         [](Offset at, const Reading::Place& place) { return at < place.span.begin; });
    return after != reading.places.begin() && span.end <= std::prev(after)->span.end;
  };
  const std::string_view text = reading.article.text;
  for (const Word& word : made.words) {
    if (!word.is(Word::capital) || word.is(Word::day)) continue;
    if (word.is(Word::country)) {
      made.countries.push_back(word.sense);
      continue;
    }
    const bool opens = word.span.begin < 2 || text[word.span.begin - 1] != ' ' ||
                       text[word.span.begin - 2] == '.' ||
                       std::any_of(statement.content.begin(), statement.content.end(), [&](Span piece) {
                         return word.span.begin <= piece.begin + 2 && word.span.begin >= piece.begin;
                       });
    if (opens && word.weight < 0.5F) continue;
    (is_place(word.span) ? made.places : made.names).push_back(word.stem);
  }
  sort_once(made.names);
  sort_once(made.places);
  sort_once(made.countries);
}

void take_days(const Reading& reading, const Reading::Statement& statement, Prepared& made) {
  for (const Span piece : statement.content) {
    auto time = std::lower_bound(reading.times.begin(), reading.times.end(), piece.begin,
                                 [](const Reading::Time& one, Offset at) { return one.span.begin < at; });
    for (; time != reading.times.end() && time->span.end <= piece.end; ++time) {
      const std::string_view value = time->value;
      if ((time->precision == TimePrecision::day || time->precision == TimePrecision::instant) &&
          value.size() >= 10)
        made.days.push_back(value.substr(0, 10));
    }
  }
  sort_once(made.days);
}

// Whether one of the times, which ascend, holds a span.
bool is_in_time(const Reading& reading, Span span) {
  const auto after =
      std::upper_bound(reading.times.begin(), reading.times.end(), span.begin,
                       [](Offset at, const Reading::Time& time) { return at < time.span.begin; });
  return after != reading.times.begin() && span.end <= std::prev(after)->span.end;
}

// Numbers that tell who or which it is: ages ("the 36-year-old", "Buckley, 32,"), and numbers of names ("Flight 370"), not kinds of things
// ("AK-47").
bool is_telling(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  static const Sense year = hash_of(stem_of("year")), aged = hash_of(stem_of("aged")),
                     age = hash_of(stem_of("age"));
  if (i + 1 < words.size() && words[i + 1].stem == year) return true;
  if (i == 0) return false;
  const Word& before = words[i - 1];
  if (before.stem == aged || before.stem == age) return true;
  if (!before.is(Word::capital) || before.is(Word::day) || before.span.size() < 4) return false;
  const std::string_view between = text.substr(before.span.end, words[i].span.begin - before.span.end);
  return between == " " || between == ", ";
}

void take_ages(const Reading& reading, Prepared& made) {
  for (std::size_t i = 0; i < made.words.size(); ++i) {
    const Word& word = made.words[i];
    if (word.is(Word::number) && word.value > 3 && !is_in_time(reading, word.span) &&
        is_telling(reading.article.text, made.words, i))
      made.ages.push_back(word.value);
  }
  sort_once(made.ages);
}

// Words that are sought in every pair are found once: weekdays by name ("Friday", "yesterday" not), and what has an opposite.
void take_telling_words(Prepared& made) {
  const Lexicon& lexicon = Lexicon::instance();
  static const std::array<Sense, 7> weekdays = {hash_of(stem_of("monday")),    hash_of(stem_of("tuesday")),
                                                hash_of(stem_of("wednesday")), hash_of(stem_of("thursday")),
                                                hash_of(stem_of("friday")),    hash_of(stem_of("saturday")),
                                                hash_of(stem_of("sunday"))};
  for (std::uint32_t i = 0; i < made.words.size(); ++i) {
    if (std::find(weekdays.begin(), weekdays.end(), made.words[i].stem) != weekdays.end())
      made.weekdays.push_back(i);
    if (lexicon.has_opposite(made.words[i].stem)) made.opposing.push_back(i);
  }
}

void take_events(const Reading& reading, const Reading::Statement& statement, Prepared& made) {
  for (const Span piece : statement.content) {
    auto event =
        std::lower_bound(reading.events.begin(), reading.events.end(), piece.begin,
                         [](const Reading::Event& one, Offset at) { return one.trigger.begin < at; });
    for (; event != reading.events.end() && event->trigger.end <= piece.end; ++event) {
      made.events.push_back(event->type);
      for (const Word& word : made.words) {
        if (event->trigger.begin <= word.span.begin && word.span.end <= event->trigger.end)
          made.triggers.push_back(word.sense);
      }
    }
  }
  sort_once(made.events);
  sort_once(made.triggers);
}

// "not one soldier has fired", "cleared nothing", "had not opened an inquiry": what a negation takes back, up to the end of its clause.
void take_negated(std::string_view text, Prepared& made) {
  constexpr std::size_t reach = 6;
  static const Sense ends[] = {hash_of(stem_of("but")), hash_of(stem_of("because")),
                               hash_of(stem_of("although")), hash_of(stem_of("while"))};
  static const Sense empty[] = {hash_of(stem_of("only")), hash_of(stem_of("just")), hash_of(stem_of("yet")),
                                hash_of(stem_of("longer")), hash_of(stem_of("doubt"))};
  const auto is_one_of = [](const auto& list, const Word& word) {
    return std::find(std::begin(list), std::end(list), word.stem) != std::end(list);
  };
  const auto is_taken = [](const Word& word) {
    return word.weight >= weighty && !word.is(Word::capital) && !word.is(Word::number) &&
           !word.is(Word::day) && !word.is(Word::negation);
  };
  const auto& words = made.words;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (!words[i].is(Word::negation)) continue;
    const std::string_view own = text.substr(words[i].span.begin, words[i].span.size());
    if (i > 0 && (own == "nothing" || own == "nobody" || own == "none") && is_taken(words[i - 1]))
      made.negated.push_back(i - 1);
    if (i + 1 < words.size() && is_one_of(empty, words[i + 1])) continue;
    for (std::uint32_t k = i + 1; k < words.size() && k - i <= reach; ++k) {
      const Offset begin = words[k - 1].span.end;
      if (text.substr(begin, words[k].span.begin - begin).find_first_of(",.;:?!") != std::string_view::npos)
        break;
      if (words[k].is(Word::negation) || is_one_of(ends, words[k])) break;
      if (is_taken(words[k])) made.negated.push_back(k);
    }
  }
  sort_once(made.negated);
}

// What it begins with is mostly what happened; what follows are its circumstances.
void take_lead(Prepared& made) {
  constexpr std::size_t most = 4;
  for (const Word& word : made.words) {
    if (made.lead.size() == most) break;
    if (word.weight < weighty ||
        (word.flags & (Word::capital | Word::number | Word::day | Word::negation)) != 0)
      continue;
    made.lead.push_back(word.sense);
  }
  sort_once(made.lead);
}

// "I was wrong", "we correct it", "our mistake".
bool speaks_of_its_error(const std::vector<Word>& words) {
  static const Sense own[] = {hash_of("i"), hash_of("we"), hash_of("our"), hash_of("my")};
  static const Sense errors[] = {hash_of(stem_of("wrong")),    hash_of(stem_of("mistake")),
                                 hash_of(stem_of("mistaken")), hash_of(stem_of("correct")),
                                 hash_of(stem_of("withdraw")), hash_of(stem_of("retract")),
                                 hash_of(stem_of("incorrect"))};
  const auto has = [](const auto& list, const Word& word) {
    return std::find(std::begin(list), std::end(list), word.stem) != std::end(list);
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!has(errors, words[i])) continue;
    const std::size_t before = i > 1 ? i - 2 : 0;  // "I was wrong", "we correct"
    for (std::size_t k = before; k < i; ++k) {
      if (has(own, words[k]) && !words[i - 1].is(Word::negation)) return true;
    }
  }
  return false;
}

// "12,000 was the number of people who live there": what a figure given before stands for.
std::uint32_t recast_of(const std::vector<Word>& words) {
  static const Sense is[] = {hash_of(stem_of("was")), hash_of(stem_of("is")), hash_of(stem_of("were")),
                             hash_of(stem_of("had")), hash_of(stem_of("been"))};
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t i = 0; i + 2 < words.size(); ++i) {
    if (!words[i].is(Word::number) || words[i].value < 12) continue;
    if (std::find(std::begin(is), std::end(is), words[i + 1].stem) == std::end(is)) continue;
    for (std::uint32_t k = i + 2; k < words.size() && k - i <= reach; ++k) {
      if (reference_of(words[k].stem) == Reference::count) return i;
    }
  }
  return no_id;
}

// "there was no battle": what there was not.
std::uint32_t absent_of(const std::vector<Word>& words) {
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    if (words[i - 1].is(Word::negation) && words[i].weight >= 0.3F && !words[i].is(Word::capital) &&
        stands_there(words, i))
      return i;
  }
  return no_id;
}

// "a claim by the company that …", "the accusation that …": a saying that is told again to be answered.
void take_claimed(Prepared& made) {
  static const Sense that = hash_of(stem_of("that"));
  constexpr std::size_t farthest = 8;  // words from the noun to its "that"
  for (std::size_t i = 0; i < made.words.size() && i < farthest; ++i) {
    const Reference reference = reference_of(made.words[i].stem);
    if (reference != Reference::blame && reference != Reference::saying) continue;
    for (std::size_t k = i + 1; k < made.words.size() && k - i <= farthest; ++k) {
      if (made.words[k].stem != that) continue;
      made.claimed = made.words[k].span;
      made.points_at_blame = reference == Reference::blame;
      return;
    }
  }
}

// "17 fires, not three": a number that takes the place of another.
Span replaced_number(const std::vector<Word>& words) {
  constexpr std::size_t farthest = 4;  // words between the two
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words[i].is(Word::number) || !words[i - 1].is(Word::negation)) continue;
    for (std::size_t k = i - 1; k-- > 0 && i - k <= farthest + 2;) {
      if (words[k].is(Word::number)) return {words[k].span.begin, words[i].span.end};
    }
  }
  return {};
}

void take_marks(const Reading& reading, const Reading::Statement& statement, Prepared& made) {
  const Lexicon& lexicon = Lexicon::instance();
  const auto look = [&](Lexicon::Marker marker, const std::vector<Span>& pieces, Span& mark) {
    for (const Span piece : pieces) {
      if (!mark.empty()) return;
      const Offset end = std::min<Offset>(piece.end, piece.begin + 16 * most_words);
      mark = lexicon.find(marker, reading.article.text, {piece.begin, end});
    }
  };
  look(Lexicon::Marker::contrary, statement.content, made.contrary);
  look(Lexicon::Marker::revised, statement.cue, made.revised);
  look(Lexicon::Marker::revised, statement.content, made.revised);
  look(Lexicon::Marker::pending, statement.content, made.pending);
  look(Lexicon::Marker::whole, statement.content, made.whole);
  look(Lexicon::Marker::unclear, statement.cue, made.unclear);
  look(Lexicon::Marker::unclear, statement.content, made.unclear);
  take_claimed(made);
  take_negated(reading.article.text, made);
  take_lead(made);
  made.regrets = speaks_of_its_error(made.words);
  made.recast = recast_of(made.words);
  made.absent = absent_of(made.words);
  if (const Span replaced = replaced_number(made.words); !replaced.empty()) {
    made.replaces_number = true;
    if (made.revised.empty()) made.revised = replaced;
  }
  if (statement.is_negated || statement.realis != Realis::actual || !statement.act) return;
  made.denies = *statement.act == Act::deny;
  made.confirms = *statement.act == Act::confirm;
  made.takes_back = *statement.act == Act::correct || *statement.act == Act::retract;
  made.admits = *statement.act == Act::acknowledge;
}

Prepared prepare(const Reading& reading, const Reading::Statement& statement,
                 const std::vector<Sense>& people) {
  Prepared made;
  take_words(reading, statement, made);
  take_keys(made);
  take_names(reading, statement, made);
  for (const Word& word : made.words) {
    if (word.is(Word::capital) && std::binary_search(people.begin(), people.end(), word.stem))
      made.persons.push_back(word.stem);
  }
  sort_once(made.persons);
  take_days(reading, statement, made);
  made.amounts = amounts_of(reading, statement, made.words);
  take_ages(reading, made);
  take_telling_words(made);
  take_events(reading, statement, made);
  take_marks(reading, statement, made);
  made.side = side_of(reading, statement);
  made.is_direct = statement.kind != StatementKind::indirect;
  return made;
}

// What an article is about stands in many of its statements, what tells them apart in one or two; of an article with few statements that is
// not known, and none of its words counts for much.
void take_own(const Reading& reading, std::vector<Prepared>& statements) {
  std::vector<Sense> all;
  float count = 2;
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    if (reading.statements[i].within != no_id) continue;  // the outer one has its words
    for (const Key& key : statements[i].keys) all.push_back(key.sense);
    ++count;
  }
  const float known = (count - 2) / count;
  std::sort(all.begin(), all.end());
  for (Prepared& made : statements) {
    for (Key& key : made.keys) {
      const auto [first, last] = std::equal_range(all.begin(), all.end(), key.sense);
      key.own = key.weight * known / static_cast<float>(std::max<std::ptrdiff_t>(last - first, 1));
      made.own += key.own;
    }
  }
}

}  // namespace

bool is_negated(const Prepared& prepared, Sense sense) {
  return std::any_of(prepared.negated.begin(), prepared.negated.end(),
                     [&](std::uint32_t i) { return prepared.words[i].sense == sense; });
}

bool stands_there(const std::vector<Word>& words, std::size_t i) {
  static const Sense there = hash_of(stem_of("there"));
  static const Sense is[] = {hash_of(stem_of("was")), hash_of(stem_of("is")), hash_of(stem_of("were")),
                             hash_of(stem_of("are")), hash_of(stem_of("been"))};
  if (i < 3 || words[i - 3].stem != there) return false;
  return std::find(std::begin(is), std::end(is), words[i - 2].stem) != std::end(is);
}

bool is_name_of(const std::vector<Word>& words, std::size_t i, const Side& side) {
  constexpr float telling = 0.5F;
  const auto is_of_it = [&](std::size_t k) {
    return k < words.size() && words[k].is(Word::capital) &&
           (std::binary_search(side.about.begin(), side.about.end(), words[k].stem) ||
            std::binary_search(side.about.begin(), side.about.end(), words[k].sense));
  };
  if (!is_of_it(i)) return false;
  return words[i].weight >= telling || words[i].is(Word::country) || (i > 0 && is_of_it(i - 1)) ||
         is_of_it(i + 1);
}

bool is_body_of(const Word& word, const Side& side) {
  return !word.is(Word::country) && std::binary_search(side.bodies.begin(), side.bodies.end(), word.sense);
}

bool speaks_of(const Prepared& prepared, const Side& side) {
  for (std::size_t i = 0; i < prepared.words.size(); ++i) {
    if (is_name_of(prepared.words, i, side) || is_body_of(prepared.words[i], side)) return true;
  }
  return false;
}

}  // namespace relations

Subject::Subject(const Reading& reading) : reading_(&reading), features_(std::make_unique<Features>()) {
  const std::vector<relations::Sense> people = relations::people_of(reading);
  features_->statements.reserve(reading.statements.size());
  for (std::uint32_t i = 0; i < reading.statements.size(); ++i) {
    const auto& made =
        features_->statements.emplace_back(relations::prepare(reading, reading.statements[i], people));
    for (const relations::Key& key : made.keys) {
      if (key.weight >= relations::indexed_weight) features_->index.emplace_back(key.sense, i);
    }
    for (const relations::Amount& amount : made.amounts) {
      if (amount.toll != 0) features_->index.emplace_back(amount.toll, i);
    }
  }
  relations::sort_once(features_->index);
  relations::take_own(reading, features_->statements);
  relations::find_turns(*this, features_->turns);
  relations::find_answers(*this, features_->turns);
}

Subject::Subject(Subject&&) noexcept = default;
Subject& Subject::operator=(Subject&&) noexcept = default;
Subject::~Subject() = default;

}  // namespace sayso
