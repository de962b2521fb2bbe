#include "stages/settings/settings.hpp"

#include "base/ascii.hpp"
#include "stages/settings/medium_list.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace sayso {

namespace {

constexpr std::uint32_t widest_clause = 80;  // tokens on either side of the cue
constexpr std::uint32_t furthest_noun = 16;  // from the cue to the noun that tells the medium

// Words that only say, under which medium and time carry over.
constexpr std::string_view plain_cues[] = {"say",  "add", "tell",  "continue", "write",
                                           "note", "go",  "argue", "explain"};

// Statements stand before those within them, so that the last one to write is the innermost; those few deep.
void note_contents(const Document& document, SettingScratch& scratch) {
  scratch.inside.assign(document.tokens.size(), no_id);
  for (std::uint32_t i = 0; i < document.statements.size(); ++i) {
    for (const Span span : document.list(document.statements[i].content)) {
      const TokenRange tokens = document.tokens_in(span);
      for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) scratch.inside[token] = i;
    }
  }
}

std::uint32_t distance(std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; }

bool matches_at(const Saying& saying, const MediumEntry& entry, std::uint32_t token) {
  const std::uint32_t size = saying.document().tokens.size();
  for (std::uint32_t i = 0; i < entry.words.size(); ++i) {
    if (token + i >= size || !saying.is(token + i, entry.words[i])) return false;
  }
  return true;
}

// "in a telephone interview": a preposition within the four words before.
bool has_preposition_before(const Saying& saying, std::uint32_t token) {
  static constexpr std::string_view words[] = {"in", "at",   "on",   "during", "via", "through",
                                               "by", "from", "over", "after",  "to"};
  for (std::uint32_t before = token > 5 ? token - 5 : 0; before < token; ++before) {
    if (std::find(std::begin(words), std::end(words), saying.form(before)) != std::end(words)) return true;
  }
  return false;
}

struct FoundMedium {
  Medium medium = Medium::unknown;
  std::size_t words = 0;
  std::uint32_t distance = no_id;
};

void look_at(const Saying& saying, std::uint32_t token, bool is_verb_place, std::uint32_t away,
             FoundMedium& best) {
  const MediumList& list = medium_list();
  const auto* const numbers = list.beginning_with(saying.form(token));
  if (numbers == nullptr) return;
  for (const std::uint32_t number : *numbers) {
    const MediumEntry& entry = list.entries()[number];
    if (entry.is_verb != is_verb_place || !matches_at(saying, entry, token)) continue;
    const bool is_better = best.medium == Medium::unknown || entry.words.size() > best.words ||
                           (entry.words.size() == best.words && away < best.distance);
    if (is_better) best = {entry.medium, entry.words.size(), away};
  }
}

bool is_carried_cue(const Saying& saying) {
  if (saying.cue().empty()) return false;
  return std::any_of(saying.cue().begin(), saying.cue().end(), [&](std::uint32_t token) {
    return std::any_of(std::begin(plain_cues), std::end(plain_cues),
                       [&](std::string_view word) { return saying.is(token, word); });
  });
}

constexpr std::size_t speakers_kept = 6;
constexpr std::uint32_t name_carries = 4, pronoun_carries = 1;  // paragraphs

SettingBefore speaker_of(const Saying& saying) {
  SettingBefore speaker;
  if (!saying.source().empty()) {
    speaker.last = saying.source().back();
    const std::string_view word = saying.form(speaker.last);
    speaker.is_pronoun = word == "he" || word == "she" || word == "they" || word == "who" || word == "it";
  }
  if (!saying.cue().empty()) speaker.block = saying.document().tokens.block[saying.cue().front()];
  return speaker;
}

// What the same speaker said last, not too far back: a pronoun goes with the one right before.
const SettingBefore* same_speaker(const Document& document, const std::vector<SettingBefore>& before,
                                  const SettingBefore& now) {
  if (now.last == no_id || before.empty()) return nullptr;
  if (now.is_pronoun) {
    const bool is_near =
        now.block >= before.back().block && now.block - before.back().block <= pronoun_carries;
    return is_near ? &before.back() : nullptr;
  }
  for (std::size_t i = before.size(); i-- > 0;) {
    if (document.token(before[i].last) != document.token(now.last)) continue;
    const bool is_near = now.block >= before[i].block && now.block - before[i].block <= name_carries;
    return is_near ? &before[i] : nullptr;
  }
  return nullptr;
}

// A pronoun keeps the name that it stands for, so that the name may come back.
void remember(const Document& document, SettingBefore now, std::vector<SettingBefore>& before) {
  if (now.last == no_id) return;
  if (now.is_pronoun && !before.empty()) now.last = before.back().last;
  std::erase_if(before, [&](const SettingBefore& other) {
    return document.token(other.last) == document.token(now.last);
  });
  if (before.size() == speakers_kept) before.erase(before.begin());
  before.push_back(now);
}

}  // namespace

void find_clause(const Document& document, const Saying& saying, SettingScratch& scratch) {
  scratch.tokens.clear();
  if (saying.cue().empty()) return;
  const Tokens& tokens = document.tokens;
  const std::uint32_t first = saying.cue().front(), last = saying.cue().back();
  const std::uint32_t begin = first > widest_clause ? first - widest_clause : 0;
  const std::uint32_t end = std::min<std::uint32_t>(last + widest_clause, tokens.size());
  for (std::uint32_t token = begin; token < end; ++token) {
    if (!tokens.sentence.empty() && tokens.sentence[token] != tokens.sentence[first] &&
        tokens.sentence[token] != tokens.sentence[last])
      continue;
    if (std::binary_search(saying.source().begin(), saying.source().end(), token)) continue;
    const bool is_cue = std::binary_search(saying.cue().begin(), saying.cue().end(), token);
    if (is_cue || scratch.inside[token] == saying.statement().within) scratch.tokens.push_back(token);
  }
}

Medium find_medium(const Saying& saying, const std::vector<std::uint32_t>& clause) {
  FoundMedium best;
  for (const std::uint32_t token : saying.cue()) look_at(saying, token, true, 0, best);
  if (best.medium != Medium::unknown) return best.medium;
  const std::uint32_t cue = saying.cue_head();
  for (const std::uint32_t token : clause) {
    const std::uint32_t away = distance(token, cue);
    const bool is_cue = std::binary_search(saying.cue().begin(), saying.cue().end(), token);
    if (away > furthest_noun || saying.upos(token) == "VERB") continue;
    if (is_cue || has_preposition_before(saying, token) || saying.upos(token) == "ADP")
      look_at(saying, token, false, away, best);
  }
  // "the lawsuit says": the document that speaks.
  if (best.medium == Medium::unknown && saying.source_kind() == SourceKind::document) {
    for (const std::uint32_t token : saying.source()) look_at(saying, token, false, 0, best);
  }
  return best.medium;
}

bool is_after_article(const Document& document, const Time& time) {
  constexpr std::size_t day = 10;  // "2024-11-06"
  const std::string_view published = document.article().source.published;
  const std::string_view value = document.list(time.value);
  return published.size() >= day && value.size() >= day && value.substr(0, day) > published.substr(0, day);
}

// "said she was right to keep it until she fell at Monday's meeting": what follows the content and hangs on a
// word of it is the content's, wherever that was taken to end.
static bool hangs_on_content(const Saying& saying, std::uint32_t token) {
  constexpr std::uint32_t deepest = 12;
  const std::uint32_t cue = saying.cue_head();
  std::uint32_t above = saying.head(token);
  for (std::uint32_t steps = 0; above != no_id && steps < deepest; ++steps, above = saying.head(above)) {
    if (std::binary_search(saying.cue().begin(), saying.cue().end(), above)) return false;
    if (saying.is_in_content(above)) return cue < above && above < token;
  }
  return false;
}

std::uint32_t find_time_of_saying(const Saying& saying, const std::vector<std::uint32_t>& clause,
                                  bool may_come) {
  const auto& times = saying.document().times;
  std::uint32_t best = no_id, nearest = no_id;
  for (const std::uint32_t token : clause) {
    const Span word = saying.document().tokens.span[token];
    const auto time = std::partition_point(times.begin(), times.end(),
                                           [&](const Time& t) { return t.span.end <= word.begin; });
    if (time == times.end() || time->span.begin > word.begin) continue;
    if (time->kind != TimeKind::date && time->kind != TimeKind::time) continue;
    if (!may_come && is_after_article(saying.document(), *time)) continue;
    if (hangs_on_content(saying, token)) continue;
    const std::uint32_t away = distance(token, saying.cue_head());
    if (away < nearest) {
      nearest = away;
      best = static_cast<std::uint32_t>(time - times.begin());
    }
  }
  return best;
}

// Whether it is a turn of a conversation that is given word for word: "LEE: …".
static bool is_turn(const Document& document, const Statement& statement) {
  if (statement.within != no_id || statement.source.count != 1 || statement.cue.count != 1) return false;
  const Span source = document.list(statement.source).front(), cue = document.list(statement.cue).front();
  return document.text(cue) == ":" && source.end == cue.begin;
}

// A conversation of two: each speaks to the other, who spoke last or, before the first turn of the other, will speak.
static void tell_each_other(Document& document) {
  constexpr std::size_t fewest_turns = 3;
  struct Side {
    std::string name;  // in small letters: "Pence" in a headline is "PENCE"
    Span first, last;
  };
  const auto source_of = [&](std::uint32_t statement) {
    return document.list(document.statements[statement].source).front();
  };
  std::array<Side, 2> sides;
  std::vector<std::pair<std::uint32_t, std::size_t>> turns;  // a statement and its side
  std::map<std::string_view, std::size_t> spellings;
  for (std::uint32_t i = 0; i < document.statements.size(); ++i) {
    if (!is_turn(document, document.statements[i])) continue;
    const std::string_view spelling = document.text(source_of(i));
    const std::string name = small_letters(spelling);
    const std::size_t side = sides[0].name.empty() || sides[0].name == name ? 0 : 1;
    if (sides[side].name.empty()) sides[side].name = name;
    if (sides[side].name != name) return;
    ++spellings[spelling];
    turns.emplace_back(i, side);
  }
  if (turns.size() < fewest_turns || sides[1].name.empty()) return;
  std::array<std::size_t, 2> most{};
  for (const auto& [spelling, count] : spellings) {
    std::size_t& of_side = most[sides[0].name == small_letters(spelling) ? 0 : 1];
    of_side = std::max(of_side, count);
  }
  // "Pence: …", once, is a headline over what PENCE says.
  std::erase_if(turns, [&](const auto& turn) {
    return spellings[document.text(source_of(turn.first))] < most[turn.second];
  });
  for (const auto& [statement, side] : turns) {
    if (sides[side].first.empty()) sides[side].first = source_of(statement);
  }
  for (const auto& [statement, side] : turns) {
    const Side& other = sides[1 - side];
    Span& addressee = document.settings[statement].addressee;
    if (addressee.empty()) addressee = other.last.empty() ? other.first : other.last;
    sides[side].last = source_of(statement);
  }
}

void run_settings(Document& document, Workbench& bench) {
  Saying& saying = bench.acts.saying;
  SettingScratch& scratch = bench.settings;
  note_contents(document, scratch);
  scratch.before.clear();
  for (const Statement& statement : document.statements) {
    saying.begin(document, bench.grammar, statement);
    find_clause(document, saying, scratch);
    StatementSetting setting;
    Told told;
    if (!saying.cue().empty()) {
      told = find_addressee(saying, scratch.tokens);
      setting.addressee = told.words;
      setting.medium = find_medium(saying, scratch.tokens);
      const std::size_t number = document.settings.size();
      const bool has_happened =
          number < document.acts.size() && document.acts[number].realis == Realis::actual;
      setting.said = find_time_of_saying(saying, scratch.tokens, !has_happened);
    }
    if (statement.within != no_id) {
      document.settings.push_back(setting);
      continue;
    }
    SettingBefore now = speaker_of(saying);
    const SettingBefore* const last = same_speaker(document, scratch.before, now);
    const bool is_bare = last != nullptr && setting.medium == Medium::unknown && setting.said == no_id &&
                         setting.addressee.empty();
    const bool still_told = is_bare && last->addressee_carries && last->block == now.block;
    now.addressee_carries = told.carries || still_told;
    if (is_bare && is_carried_cue(saying)) {
      setting.medium = last->setting.medium;
      setting.said = last->setting.said;
      if (still_told) setting.addressee = last->setting.addressee;
    }
    now.setting = setting;
    if (still_told) now.setting.addressee = last->setting.addressee;  // "declined" between two that tell
    remember(document, now, scratch.before);
    document.settings.push_back(setting);
  }
  tell_each_other(document);
}

}  // namespace sayso
