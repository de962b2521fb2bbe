#include "stages/coreference/coreference.hpp"

#include "stages/coreference/people_words.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>

namespace sayso {

namespace {

constexpr std::uint32_t sentences_back = 8;  // of a pronoun
constexpr std::uint32_t mentions_back = 60;
constexpr std::uint32_t nouns_back = 40;
constexpr std::size_t found_again = 12;  // mentions with a word in common

std::uint32_t bucket(std::uint32_t count) {
  constexpr std::array limits{0U, 1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U};
  return static_cast<std::uint32_t>(std::lower_bound(limits.begin(), limits.end(), count) - limits.begin());
}
std::uint32_t sentence_bucket(std::uint32_t sentences) {
  return sentences < 3 ? sentences : sentences < 5 ? 3 : 4;
}

std::uint32_t kind_of_words(std::uint32_t kinds) {
  if ((kinds & (person_word | group_word | male_word | female_word)) != 0) return 1;
  if ((kinds & organisation_word) != 0) return 2;
  return (kinds & document_word) != 0 ? 3 : 0;
}

bool is_animate(Gender gender) {
  return gender == Gender::male || gender == Gender::female || gender == Gender::person;
}

bool agree(Gender a, Gender b) {
  if (a == Gender::unknown || b == Gender::unknown) return true;
  if (a == Gender::person) return is_animate(b);
  if (b == Gender::person) return is_animate(a);
  return a == b;
}
bool agree(Number a, Number b) { return a == b || a == Number::unknown || b == Number::unknown; }

class Linker {
 public:
  Linker(Document& document, CoreferenceScratch& scratch, const Grammar& grammar, CoreferenceTeacher* teacher)
      : document_(document), s_(scratch), grammar_(grammar), weights_(CoreferenceWeights::shared()),
        teacher_(teacher) {}

  void link() {
    const auto count = static_cast<std::uint32_t>(document_.mentions.size());
    s_.entities.clear();
    s_.by_word.clear();
    s_.before.assign(count, no_id);
    note_sources();
    for (std::uint32_t i = 0; i < count; ++i) {
      propose(i);
      const std::uint32_t chosen = teacher_ != nullptr ? teacher_->choose(i, s_) : best();
      join(i, s_.candidates[chosen].mention);
      remember(i);
    }
  }

 private:
  const Mention& mention(std::uint32_t i) const { return document_.mentions[i]; }
  const MentionInfo& info(std::uint32_t i) const { return s_.infos[i]; }
  const Entity& entity_of(std::uint32_t i) const { return s_.entities[mention(i).entity]; }

  // For each mention inside a content, where its statement's source begins; the innermost statement counts.
  void note_sources() {
    s_.source_of.assign(document_.mentions.size(), no_id);
    for (const Statement& statement : document_.statements) {
      if (statement.source.empty()) continue;
      // "He told me that I would lose," she said: told inside, "I" is still she.
      if (statement.within != no_id && statement.kind == StatementKind::indirect) continue;
      const TokenRange source = document_.tokens_in(document_.list(statement.source).front());
      if (source.empty()) continue;
      for (const Span span : document_.list(statement.content)) {
        const TokenRange content = document_.tokens_in(span);
        auto at = std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                                       [&](const Mention& m) { return m.tokens.begin < content.begin; });
        for (; at != document_.mentions.end() && at->tokens.begin < content.end; ++at)
          s_.source_of[static_cast<std::size_t>(at - document_.mentions.begin())] = source.begin;
      }
    }
  }

  void propose(std::uint32_t i) {
    s_.candidates.clear();
    s_.features.clear();
    s_.rivals.clear();
    const bool is_pronoun = mention(i).kind == MentionKind::pronoun;
    gather(i, is_pronoun);
    owned_ = owned_by(i);
    s_.candidates.push_back({});
    for (const std::uint32_t j : s_.back) {
      if (is_forbidden(i, j)) continue;
      Candidate candidate{j, static_cast<std::uint32_t>(s_.features.size()), 0, 0};
      add_pair(i, j);
      candidate.feature_end = static_cast<std::uint32_t>(s_.features.size());
      s_.candidates.push_back(candidate);
    }
    s_.candidates[0].first_feature = static_cast<std::uint32_t>(s_.features.size());
    add_first(i);
    s_.candidates[0].feature_end = static_cast<std::uint32_t>(s_.features.size());
  }

  // From the nearest to the farthest.
  void gather(std::uint32_t i, bool is_pronoun) {
    s_.back.clear();
    const std::uint32_t most = is_pronoun ? mentions_back : nouns_back;
    for (std::uint32_t steps = 1; steps <= most && steps <= i; ++steps) {
      const std::uint32_t j = i - steps;
      if (info(i).sentence - info(j).sentence > sentences_back) break;
      s_.back.push_back(j);
    }
    const std::uint32_t farthest = s_.back.empty() ? i : s_.back.back();
    const auto take = [&](std::uint64_t word) {
      const auto found = s_.by_word.find(word);
      if (found == s_.by_word.end()) return;
      const auto& list = found->second;
      std::size_t taken = 0;
      for (std::size_t k = list.size(); k-- > 0 && taken < found_again;) {
        if (list[k] >= farthest) continue;
        s_.back.push_back(list[k]);
        ++taken;
      }
    };
    if (is_pronoun) {
      // The author's own "I" goes through the whole article.
      if (info(i).form <= Form::we) take(info(i).head_word);
    } else {
      take(info(i).head_word);
      for (std::uint32_t t = info(i).name_words.begin; t < info(i).name_words.end; ++t) {
        if (s_.notes.word[t] != info(i).head_word) take(s_.notes.word[t]);
      }
    }
    std::sort(s_.back.begin(), s_.back.end(), [](std::uint32_t a, std::uint32_t b) { return a > b; });
    s_.back.erase(std::unique(s_.back.begin(), s_.back.end()), s_.back.end());
  }

  // The entity of what i owns or modifies: nobody is his own adviser.
  std::uint32_t owned_by(std::uint32_t i) const {
    const std::uint32_t above = document_.tokens.head[mention(i).head];
    const Part part = info(i).part;
    if (above == no_id || (part != Part::possessor && part != Part::modifier)) return no_id;
    for (std::uint32_t back = 1; back <= i && back < 10; ++back) {
      const Mention& other = mention(i - back);
      if (other.head == above && other.tokens.contains(mention(i).head)) return other.entity;
    }
    return no_id;
  }

  NameWords words_of(std::uint32_t i) const {
    const TokenRange words = info(i).name_words;
    return {s_.notes.word.data() + words.begin, words.size()};
  }
  NameKind name_kind(std::uint32_t i) const {
    return info(i).name == no_id ? NameKind::other : document_.names[info(i).name].kind;
  }

  NameMatch match(std::uint32_t i, std::uint32_t j) const {
    if (info(i).form != Form::name || info(j).form != Form::name) return NameMatch::none;
    const bool are_persons = name_kind(i) == NameKind::person || name_kind(j) == NameKind::person;
    if (are_persons) return match_persons(words_of(i), words_of(j));
    const NameWords a = words_of(i), b = words_of(j);
    if (std::equal(a.begin(), a.end(), b.begin(), b.end())) return NameMatch::same;
    if (is_acronym(i, j) || is_acronym(j, i)) return NameMatch::acronym;
    const bool same_end = !a.empty() && !b.empty() && a.back() == b.back();
    const auto all_in = [](NameWords some, NameWords others) {
      return std::all_of(some.begin(), some.end(), [&](std::uint64_t w) {
        return std::find(others.begin(), others.end(), w) != others.end();
      });
    };
    if (all_in(a, b) || all_in(b, a)) return same_end ? NameMatch::last : NameMatch::part;
    return same_end ? NameMatch::head : NameMatch::none;
  }

  // "WHO" for "World Health Organization"; small words do not count.
  bool is_acronym(std::uint32_t i, std::uint32_t j) const {
    if (info(i).name_words.size() != 1 || info(j).name_words.size() < 2) return false;
    const std::string_view word = document_.token(info(i).name_words.begin);
    std::size_t at = 0;
    for (std::uint32_t t = info(j).name_words.begin; t < info(j).name_words.end; ++t) {
      const char c = document_.token(t).front();
      if (c < 'A' || c > 'Z') continue;
      while (at < word.size() && word[at] == '.') ++at;
      if (at >= word.size() || word[at] != c) return false;
      ++at;
    }
    while (at < word.size() && word[at] == '.') ++at;
    return at == word.size() && at > 1;
  }

  bool is_first_person(Form form) const {
    return form == Form::first || form == Form::we || form == Form::second;
  }

  bool is_forbidden(std::uint32_t i, std::uint32_t j) const {
    const Entity& entity = entity_of(j);
    const Mention& later = mention(i);
    if (later.kind == MentionKind::pronoun) {
      if (!agree(later.gender, entity.gender)) return true;
      if (info(i).form == Form::he_or_she && entity.number == Number::plural) return true;
    }
    if (mention(j).entity == owned_) return true;
    if (info(i).form != Form::name) return false;
    if (entity.name == no_id) return false;
    const NameMatch full = match(i, entity.name);
    if (full == NameMatch::conflict) return true;
    const bool is_mr = later.gender == Gender::male || later.gender == Gender::female;
    return is_mr && (entity.gender == Gender::male || entity.gender == Gender::female) &&
           later.gender != entity.gender;
  }

  void add(Theme theme, std::uint32_t value) { s_.features.push_back(feature(theme, value)); }

  void add_pair(std::uint32_t i, std::uint32_t j) {
    const Mention &later = mention(i), &before = mention(j);
    const MentionInfo &a = info(i), &b = info(j);
    const Entity& entity = entity_of(j);
    const std::uint32_t sentences = a.sentence - b.sentence, near = sentence_bucket(sentences);
    add(Theme::form_and_distance, static_cast<std::uint32_t>(b.form) * 5 + near);
    add(Theme::mentions_between, bucket(i - j) + (sentences == 0 ? 16 : 0));
    add(Theme::gender,
        static_cast<std::uint32_t>(later.gender) * 5 + static_cast<std::uint32_t>(before.gender));
    add(Theme::gender_of_entity,
        static_cast<std::uint32_t>(later.gender) * 5 + static_cast<std::uint32_t>(entity.gender));
    add(Theme::number, static_cast<std::uint32_t>(later.number) * 9 +
                           static_cast<std::uint32_t>(before.number) * 3 +
                           static_cast<std::uint32_t>(entity.number));
    add(Theme::part_and_distance, static_cast<std::uint32_t>(b.part) * 5 + near);
    add(Theme::parts, static_cast<std::uint32_t>(a.part) * part_count + static_cast<std::uint32_t>(b.part));
    add(Theme::size, bucket(entity.size));
    add_kinds(i, j, entity);
    add_words(i, j, entity);
    add(Theme::structure, structure(i, j));
    const bool same_quotation = a.quotation == b.quotation;
    const std::uint32_t quoted = (a.quotation != no_id ? 1U : 0U) + (b.quotation != no_id ? 2U : 0U);
    add(Theme::quotation, (same_quotation ? 4U : 0U) + quoted + (is_first_person(b.form) ? 8U : 0U));
    if (s_.source_of[i] != no_id) {
      const bool is_source = before.tokens.contains(s_.source_of[i]);
      const bool is_source_entity = is_source || is_entity_at(s_.source_of[i], before.entity);
      add(Theme::speaker, (is_source_entity ? 1U : 0U) + (a.quotation != no_id ? 2U : 0U) +
                              (s_.source_of[j] == s_.source_of[i] && is_first_person(b.form) ? 4U : 0U));
    }
    add(Theme::blocks, std::min(a.block - b.block, 4U));
    // How many others that agree stand between.
    const bool agrees = agree(later.gender, entity.gender) && agree(later.number, entity.number);
    if (agrees && std::find(s_.rivals.begin(), s_.rivals.end(), before.entity) == s_.rivals.end())
      s_.rivals.push_back(before.entity);
    const auto rank = static_cast<std::uint32_t>(
        std::find(s_.rivals.begin(), s_.rivals.end(), before.entity) - s_.rivals.begin());
    add(Theme::rank, std::min(rank, 7U) + (agrees ? 0U : 8U));
    add(Theme::kind_and_rank, std::min(rank, 3U) * 5 + static_cast<std::uint32_t>(entity.gender) +
                                  (b.part == Part::subject ? 20U : 0U));
  }

  // Whether the entity has a mention that begins at this token.
  bool is_entity_at(std::uint32_t token, std::uint32_t entity) const {
    const auto at = std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                                         [&](const Mention& m) { return m.tokens.begin < token; });
    return at != document_.mentions.end() && at->tokens.begin == token && at->entity == entity &&
           static_cast<std::size_t>(at - document_.mentions.begin()) < linked_;
  }

  void add_kinds(std::uint32_t i, std::uint32_t j, const Entity& entity) {
    std::uint32_t kind = 0;
    if (entity.name != no_id) {
      const NameKind of_name = name_kind(entity.name);
      kind = of_name == NameKind::person         ? 1
             : of_name == NameKind::organisation ? 2
             : of_name == NameKind::place        ? 3
                                                 : 4;
    }
    const std::uint32_t words = kind_of_words(info(i).word_kinds);
    add(Theme::kind, kind * 4 + words);
    add(Theme::kind, 20 + kind_of_words(info(j).word_kinds) * 4 + words);
  }

  void add_words(std::uint32_t i, std::uint32_t j, const Entity& entity) {
    const MentionInfo &a = info(i), &b = info(j);
    if (mention(i).kind == MentionKind::pronoun) {
      if (mention(j).kind == MentionKind::pronoun) add(Theme::words, a.head_word == b.head_word ? 8 : 9);
      return;
    }
    const bool same_words = a.words == b.words, same_head = a.head_word == b.head_word;
    add(Theme::words, (same_words ? 1U : 0U) + (mention(j).kind == MentionKind::name ? 2U : 0U));
    std::uint32_t head = 0;
    if (same_head) head = new_words(i, j) ? 1 : new_words(j, i) ? 2 : 3;
    add(Theme::head, head);
    const bool entity_head = !same_head && entity.size > 1 && has_head(entity, a.head_word);
    add(Theme::head, entity_head ? 5 : 4);
    add(Theme::determiner_and_head, static_cast<std::uint32_t>(a.determiner) * 8 +
                                        (same_head     ? 1U
                                         : entity_head ? 2U
                                                       : 0U) +
                                        (a.is_long ? 4U : 0U));
    const bool holds_head =
        !same_head && (holds(j, a.head_word) || (entity.name != no_id && holds(entity.name, a.head_word)));
    if (holds_head) add(Theme::contained, static_cast<std::uint32_t>(b.form));
    add(Theme::adjacent, adjacency(i, j));
    if (a.form == Form::name) {
      const NameMatch here = match(i, j);
      add(Theme::name, static_cast<std::uint32_t>(here) * 4 + name_group(i));
      if (entity.name != no_id && entity.name != j)
        add(Theme::name, 32 + static_cast<std::uint32_t>(match(i, entity.name)) * 4 + name_group(i));
    }
  }
  // Whether the words of j hold the head of i: "the senator", after "Senator Ann Lee".
  bool holds(std::uint32_t j, std::uint64_t word) const {
    const TokenRange tokens = mention(j).tokens;
    const auto* const words = s_.notes.word.data();
    return std::find(words + tokens.begin, words + std::min(tokens.end, tokens.begin + 16), word) !=
           words + std::min(tokens.end, tokens.begin + 16);
  }

  // "Ann Lee, head of the port": nothing but a comma or a bracket between the two.
  std::uint32_t adjacency(std::uint32_t i, std::uint32_t j) const {
    const TokenRange later = mention(i).tokens, before = mention(j).tokens;
    if (info(i).sentence != info(j).sentence || later.begin < before.end) return 0;
    if (later.begin == before.end) return 1;
    if (later.begin != before.end + 1) return 2;
    const std::string_view between = document_.token(before.end);
    const std::uint32_t mark = between == ","                                                         ? 3
                               : between == "("                                                       ? 4
                               : between == "-" || between == "–" || between == "—" || between == ":" ? 5
                                                                                                      : 6;
    const std::string_view after =
        later.end < document_.tokens.size() ? document_.token(later.end) : std::string_view();
    const bool is_closed = after == "," || after == ")" || after == "." || after == "-" || after == "—";
    return mark + (is_closed ? 8U : 0U) + (mention(j).kind == MentionKind::name ? 16U : 0U);
  }

  std::uint32_t name_group(std::uint32_t i) const {
    if (info(i).name == no_id) return 3;
    const NameKind kind = name_kind(i);
    return kind == NameKind::person ? 0 : kind == NameKind::organisation ? 1 : 2;
  }

  // Whether i says more of its head than j: a word before the head that j lacks.
  bool new_words(std::uint32_t i, std::uint32_t j) const {
    const Mention &a = mention(i), &b = mention(j);
    for (std::uint32_t t = a.tokens.begin; t < a.head; ++t) {
      const std::string_view tag = grammar_.upos(document_, t);
      if (tag == "DET" || tag == "PUNCT" || tag == "PRON") continue;
      const auto* const words = s_.notes.word.data();
      if (std::find(words + b.tokens.begin, words + b.tokens.end, words[t]) == words + b.tokens.end)
        return true;
    }
    return false;
  }

  bool has_head(const Entity& entity, std::uint64_t word) const {
    std::uint32_t at = entity.last;
    for (std::uint32_t steps = 0; at != no_id && steps < 10; ++steps, at = s_.before[at]) {
      if (info(at).head_word == word) return true;
    }
    return false;
  }

  // How the two stand in one sentence's tree.
  std::uint32_t structure(std::uint32_t i, std::uint32_t j) const {
    const Mention &later = mention(i), &before = mention(j);
    const MentionInfo &a = info(i), &b = info(j);
    if (a.sentence != b.sentence) return 0;
    const auto& heads = document_.tokens.head;
    const std::uint32_t above = heads[later.head], above_before = heads[before.head];
    const std::string_view relation = grammar_.relation(document_, later.head);
    if (relation == "appos" && above == before.head) return a.form == Form::name ? 1 : 2;
    if (above_before == later.head && b.part == Part::subject)
      return a.determiner == Determiner::indefinite ? 3 : 4;
    if (before.tokens.contains(later.head)) {
      return a.part == Part::possessor ? 5 : b.form == Form::joined ? 6 : a.form == Form::name ? 7 : 8;
    }
    if (later.tokens.contains(before.head)) return 9;
    if (above != no_id && above == above_before) return a.is_reflexive ? 10 : 11;
    if (above_before == later.head) return 12;
    if (relation == "conj" && above == before.head) return 13;
    // A possessor or what is said in the clause, of the subject of its verb.
    if (a.part == Part::possessor && above != no_id && heads[above] == above_before)
      return b.part == Part::subject ? 14 : 15;
    if (above != no_id && heads[above] == above_before && above_before != no_id)
      return b.part == Part::subject ? 16 : 17;
    return 18;
  }

  void add_first(std::uint32_t i) {
    const Mention& later = mention(i);
    const MentionInfo& a = info(i);
    add(Theme::first, 0);
    add(Theme::first_determiner, static_cast<std::uint32_t>(a.determiner) * 3 +
                                     static_cast<std::uint32_t>(later.number) + (a.is_long ? 20U : 0U));
    add(Theme::first_kind, kind_of_words(a.word_kinds) * 5 + static_cast<std::uint32_t>(later.gender));
    bool has_words = false, has_same_head = false;
    std::uint32_t rivals = 0, agreeing = 0;
    for (std::size_t k = 1; k < s_.candidates.size(); ++k) {
      const std::uint32_t j = s_.candidates[k].mention;
      has_words = has_words || info(j).words == a.words;
      has_same_head = has_same_head || info(j).head_word == a.head_word;
      const Entity& entity = entity_of(j);
      if (!agree(later.gender, entity.gender) || !agree(later.number, entity.number)) continue;
      ++agreeing;
      if (a.sentence - info(j).sentence < 3) ++rivals;
    }
    add(Theme::first_head, has_words ? 2 : has_same_head ? 1 : 0);
    add(Theme::first_part, static_cast<std::uint32_t>(a.part));
    add(Theme::first_rivals, std::min(rivals, 5U) + (agreeing == 0 ? 8U : 0U));
    add(Theme::first_length, std::min(later.tokens.size(), 12U) + (a.sentence < 2 ? 16U : 0U));
    if (a.form == Form::name) add(Theme::first_name, name_group(i) * 4 + std::min(a.name_words.size(), 3U));
    if (later.kind == MentionKind::pronoun) {
      add(Theme::first_pronoun, (a.quotation != no_id ? 1U : 0U) + (s_.source_of[i] != no_id ? 2U : 0U) +
                                    (is_before_clause(later.head) ? 4U : 0U));
    }
  }

  // "It is clear that …": a clause follows that "it" stands for.
  bool is_before_clause(std::uint32_t token) const {
    const std::uint32_t above = document_.tokens.head[token];
    if (above == no_id) return false;
    const auto children = s_.notes.children_of(above);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const std::string_view relation = grammar_.relation(document_, child);
      return child > token &&
             (relation == "csubj" || relation == "ccomp" || relation == "xcomp" || relation == "advcl");
    });
  }

  std::uint32_t best() {
    std::uint32_t found = 0;
    const Form form = info(linked_).form;
    for (std::uint32_t k = 0; k < s_.candidates.size(); ++k) {
      Candidate& candidate = s_.candidates[k];
      candidate.score = 0;
      for (std::uint32_t f = candidate.first_feature; f < candidate.feature_end; ++f)
        candidate.score += weights_.of(form, s_.features[f]);
      if (candidate.score > s_.candidates[found].score) found = k;
    }
    return found;
  }

  void join(std::uint32_t i, std::uint32_t j) {
    Mention& later = document_.mentions[i];
    if (j == no_id) {
      later.entity = static_cast<std::uint32_t>(s_.entities.size());
      s_.entities.push_back({});
      s_.entities.back().first = i;
    } else {
      later.entity = mention(j).entity;
      s_.before[i] = s_.entities[later.entity].last;
    }
    update(s_.entities[later.entity], i);
    linked_ = i + 1;
  }

  void update(Entity& entity, std::uint32_t i) {
    const Mention& added = mention(i);
    const MentionInfo& a = info(i);
    entity.last = i;
    ++entity.size;
    entity.word_kinds |= a.word_kinds;
    if (entity.size == 1 || entity.number == Number::unknown) entity.number = added.number;
    const bool is_sharper =
        entity.gender == Gender::unknown || (entity.gender == Gender::person && is_animate(added.gender));
    if (is_sharper && added.gender != Gender::unknown) entity.gender = added.gender;
    if (a.form != Form::name) return;
    const bool is_better = entity.name == no_id || (info(entity.name).name == no_id && a.name != no_id) ||
                           (a.name != no_id && a.name_words.size() > info(entity.name).name_words.size());
    if (is_better) entity.name = i;
  }

  void remember(std::uint32_t i) {
    const MentionInfo& a = info(i);
    if (mention(i).kind == MentionKind::pronoun && a.form > Form::we) return;
    s_.by_word[a.head_word].push_back(i);
    for (std::uint32_t t = a.name_words.begin; t < a.name_words.end; ++t) {
      if (s_.notes.word[t] != a.head_word) s_.by_word[s_.notes.word[t]].push_back(i);
    }
  }

  Document& document_;
  CoreferenceScratch& s_;
  const Grammar& grammar_;
  const CoreferenceWeights& weights_;
  CoreferenceTeacher* teacher_;
  std::uint32_t owned_ = no_id;
  std::uint32_t linked_ = 0;  // how many mentions have their entity
};

// Two joined by "and" whom nothing later stands for are no mention of their own.
void drop_lone_pairs(Document& document, CoreferenceScratch& scratch) {
  std::vector<std::uint32_t>& numbers = scratch.rivals;
  numbers.assign(scratch.entities.size(), no_id);
  std::uint32_t kept = 0, entities = 0;
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
    Mention mention = document.mentions[i];
    if (scratch.infos[i].form == Form::joined && scratch.entities[mention.entity].size == 1) continue;
    std::uint32_t& number = numbers[mention.entity];
    if (number == no_id) number = entities++;
    mention.entity = number;
    document.mentions[kept] = mention;
    scratch.infos[kept] = scratch.infos[i];
    ++kept;
  }
  document.mentions.resize(kept);
  scratch.infos.resize(kept);
}

}  // namespace

void link_mentions(Document& document, CoreferenceScratch& scratch, const Grammar& grammar,
                   CoreferenceTeacher* teacher) {
  find_quotations(document.article(), scratch.quotations);
  note_tokens(document, scratch.quotations, scratch.notes);
  find_mentions(document, grammar, scratch.notes, scratch.infos);
  Linker(document, scratch, grammar, teacher).link();
  drop_lone_pairs(document, scratch);
}

void run_coreference(Document& document, Workbench& bench) {
  link_mentions(document, bench.coreference, bench.grammar, nullptr);
}

}  // namespace sayso
