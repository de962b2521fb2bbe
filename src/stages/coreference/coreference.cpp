#include "stages/coreference/coreference.hpp"

#include "stages/coreference/pairs.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace sayso {

namespace {

constexpr std::uint32_t sentences_back = 8;  // of a pronoun
constexpr std::uint32_t mentions_back = 60;
constexpr std::uint32_t nouns_back = 40;
constexpr std::size_t found_again = 12;  // mentions with a word in common

}  // namespace

void WordChains::begin(std::size_t words) {
  slots_.assign(std::bit_ceil(2 * words + 2), {});
  links_.clear();
}

std::size_t WordChains::slot_of(std::uint64_t word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (word * 0x9E3779B97F4A7C15ULL >> 20U) & mask;
  while (slots_[at].newest != no_id && slots_[at].word != word) at = (at + 1) & mask;
  return at;
}

void WordChains::add(std::uint64_t word, std::uint32_t mention) {
  Slot& slot = slots_[slot_of(word)];
  links_.push_back({mention, slot.newest});
  slot = {word, static_cast<std::uint32_t>(links_.size() - 1)};
}

namespace {

class Linker {
 public:
  Linker(Document& document, CoreferenceScratch& scratch, const Grammar& grammar,
         const CoreferenceWeights& weights, CoreferenceTeacher* teacher)
      : document_(document), s_(scratch), pairs_(document, scratch, grammar, weights.has_affinities()),
        weights_(weights), teacher_(teacher) {}

  void link() {
    const auto count = static_cast<std::uint32_t>(document_.mentions.size());
    s_.entities.clear();
    s_.by_word.begin(document_.tokens.size() + count);
    s_.before.assign(count, no_id);
    s_.linked = 0;
    note_sources();
    note_questions();
    for (std::uint32_t i = 0; i < count; ++i) {
      propose(i);
      std::uint32_t chosen = teacher_ != nullptr ? teacher_->choose(i, s_) : no_id;
      if (chosen == no_id) chosen = best();
      join(i, s_.candidates[chosen].mention);
      remember(i);
    }
  }

 private:
  const Mention& mention(std::uint32_t i) const { return document_.mentions[i]; }
  const MentionInfo& info(std::uint32_t i) const { return s_.infos[i]; }

  // For each mention inside a content, where its statement's source begins; the innermost statement counts.
  void note_sources() {
    s_.source_of.assign(document_.mentions.size(), no_id);
    s_.speaks.assign(document_.tokens.size(), false);
    for (const Statement& statement : document_.statements) {
      if (statement.source.empty()) continue;
      const TokenRange speaker = document_.tokens_in(document_.list(statement.source).front());
      if (!speaker.empty()) s_.speaks[speaker.begin] = true;
      // "He told me that I would lose," she said: told inside, "I" is still she.
      if (statement.within != no_id && statement.kind == StatementKind::indirect) continue;
      if (speaker.empty()) continue;
      for (const Span span : document_.list(statement.content)) {
        const TokenRange content = document_.tokens_in(span);
        auto at = std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                                       [&](const Mention& m) { return m.tokens.begin < content.begin; });
        for (; at != document_.mentions.end() && at->tokens.begin < content.end; ++at)
          s_.source_of[static_cast<std::size_t>(at - document_.mentions.begin())] = speaker.begin;
      }
    }
  }

  // Which paragraphs end in a question: in an interview, the turns of who asks.
  void note_questions() {
    const auto& blocks = document_.article().blocks;
    s_.has_question.assign(std::max<std::size_t>(blocks.size(), 1), false);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      std::string_view text = document_.text(blocks[b].span);
      while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\n'))
        text.remove_suffix(1);
      s_.has_question[b] = text.ends_with('?');
    }
  }

  void propose(std::uint32_t i) {
    s_.candidates.clear();
    s_.features.clear();
    s_.own.clear();
    s_.rivals.clear();
    const bool is_pronoun = mention(i).kind == MentionKind::pronoun;
    gather(i, is_pronoun);
    s_.owned = pairs_.owned_by(i);
    pairs_.add_own(i);
    s_.candidates.push_back({});
    for (const std::uint32_t j : s_.back) {
      if (!pairs_.is_forbidden(i, j)) s_.candidates.push_back({j, 0, 0, pairs_.affinity(i, j), 0});
    }
    pairs_.begin_candidates();
    for (std::size_t k = 1; k < s_.candidates.size(); ++k) {
      Candidate& candidate = s_.candidates[k];
      candidate.first_feature = static_cast<std::uint32_t>(s_.features.size());
      pairs_.add_pair(i, candidate);
      candidate.feature_end = static_cast<std::uint32_t>(s_.features.size());
    }
    s_.candidates[0].first_feature = static_cast<std::uint32_t>(s_.features.size());
    pairs_.add_first(i);
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
      std::size_t taken = 0;
      std::uint32_t at = s_.by_word.newest(word);
      for (; at != no_id && taken < found_again; at = s_.by_word.link(at).before) {
        const std::uint32_t j = s_.by_word.link(at).mention;
        if (j >= farthest) continue;
        s_.back.push_back(j);
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

  // The candidate whose entity's mentions together are likeliest, as the weights were fitted; of them the likeliest.
  std::uint32_t best() {
    const Form form = info(s_.linked).form;
    std::array<float, CoreferenceWeights::hidden> sums;
    weights_.begin(form, s_.own, sums.data());
    float most = 0;
    for (Candidate& candidate : s_.candidates) {
      const Features features{s_.features.data() + candidate.first_feature,
                              candidate.feature_end - candidate.first_feature};
      candidate.score = weights_.score(form, sums.data(), features, candidate.affinity);
      most = std::max(most, candidate.score);
    }
    std::uint32_t found = 0;
    float best_sum = -1, best_score = 0;
    s_.sums.resize(s_.entities.size());
    for (std::uint32_t k = 1; k < s_.candidates.size(); ++k)
      s_.sums[mention(s_.candidates[k].mention).entity] = 0;
    for (std::uint32_t k = 1; k < s_.candidates.size(); ++k)
      s_.sums[mention(s_.candidates[k].mention).entity] += std::exp(s_.candidates[k].score - most);
    for (std::uint32_t k = 0; k < s_.candidates.size(); ++k) {
      const Candidate& candidate = s_.candidates[k];
      const float sum =
          k == 0 ? std::exp(candidate.score - most) : s_.sums[mention(candidate.mention).entity];
      if (sum > best_sum || (sum == best_sum && candidate.score > best_score))
        found = k, best_sum = sum, best_score = candidate.score;
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
    s_.linked = i + 1;
  }

  void update(Entity& entity, std::uint32_t i) {
    const Mention& added = mention(i);
    const MentionInfo& a = info(i);
    entity.last = i;
    ++entity.size;
    entity.word_kinds |= a.word_kinds;
    entity.forms |= 1U << static_cast<std::uint32_t>(a.form);
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
    s_.by_word.add(a.head_word, i);
    for (std::uint32_t t = a.name_words.begin; t < a.name_words.end; ++t) {
      if (s_.notes.word[t] != a.head_word) s_.by_word.add(s_.notes.word[t], i);
    }
  }

  Document& document_;
  CoreferenceScratch& s_;
  Pairs pairs_;
  const CoreferenceWeights& weights_;
  CoreferenceTeacher* teacher_;
};

// Two joined by "and" whom nothing later stands for, and others of the kind, are no mention of their own.
void drop_lone_options(Document& document, CoreferenceScratch& scratch) {
  std::vector<std::uint32_t>& numbers = scratch.rivals;
  numbers.assign(scratch.entities.size(), no_id);
  std::uint32_t kept = 0, entities = 0;
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
    Mention mention = document.mentions[i];
    if (scratch.infos[i].is_optional && scratch.entities[mention.entity].size == 1) continue;
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
                   const CoreferenceWeights& weights, CoreferenceTeacher* teacher) {
  find_quotations(document.article(), scratch.quotations);
  note_tokens(document, scratch.quotations, scratch.notes);
  find_mentions(document, grammar, weights.spans(), scratch.notes, scratch.infos);
  Linker(document, scratch, grammar, weights, teacher).link();
  drop_lone_options(document, scratch);
}

void run_coreference(Document& document, Workbench& bench) {
  link_mentions(document, bench.coreference, bench.grammar, CoreferenceWeights::shared(), nullptr);
}

}  // namespace sayso
