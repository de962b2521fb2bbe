// How the weights of the stage `coreference` are fitted: the annotated chains decide while an article is read what each
// mention is joined to, and every choice among the mentions before is kept with its features. Then the weights learn,
// with AdaGrad, to give the right antecedents together more than all others; a wrong link, a chain missed and a chain
// begun wrongly weigh differently in training, as they do in the scores.
//
// Odd case: a mention that is not annotated counts as one of its own.
#pragma once

#include "engine/evaluation/coreference.hpp"
#include "stages/coreference/coreference.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace sayso {

struct Choice {
  struct Option {
    std::uint32_t begin = 0, end = 0;  // of features
    float affinity = 0;
    bool is_right = false;
  };
  Form form = Form::first;
  std::uint32_t own_begin = 0, own_end = 0;
  std::vector<Option> options;  // the first stands for none
};

struct Examples {
  std::vector<Choice> choices;
  std::vector<std::uint16_t> features;
};

class GoldTeacher : public CoreferenceTeacher {
 public:
  GoldTeacher(const ChainText& text, const Document& document, Examples& examples)
      : text_(text), document_(document), examples_(examples) {}

  std::uint32_t choose(std::uint32_t mention, const CoreferenceScratch& scratch) override {
    Choice choice;
    choice.form = scratch.infos[mention].form;
    std::vector<std::uint16_t>& features = examples_.features;
    const auto keep = [&](const std::uint16_t* from, std::size_t count) {
      features.insert(features.end(), from, from + count);
      return static_cast<std::uint32_t>(features.size());
    };
    choice.own_begin = static_cast<std::uint32_t>(features.size());
    choice.own_end = keep(scratch.own.data(), scratch.own.size());
    const auto chain = chain_of(mention, scratch);
    std::uint32_t chosen = 0;
    for (std::uint32_t k = 0; k < scratch.candidates.size(); ++k) {
      const Candidate& candidate = scratch.candidates[k];
      const bool is_right = k > 0 && chain != 0 && chain_of(candidate.mention, scratch) == chain;
      if (is_right && chosen == 0) chosen = k;
      const auto begin = static_cast<std::uint32_t>(features.size());
      const auto end = keep(scratch.features.data() + candidate.first_feature,
                            candidate.feature_end - candidate.first_feature);
      choice.options.push_back({begin, end, candidate.affinity, is_right});
    }
    choice.options[0].is_right = chosen == 0;
    examples_.choices.push_back(std::move(choice));
    return chosen;
  }

 private:
  // The token that a span's others hang on.
  std::uint32_t head_of(std::uint32_t begin, std::uint32_t end, std::uint32_t wanted) const {
    const std::uint32_t above = document_.tokens.head[wanted];
    return above == no_id || above < begin || above >= end ? wanted : no_id;
  }

  std::uint32_t chain_of(std::uint32_t mention, const CoreferenceScratch& scratch) const {
    const Form form = scratch.infos[mention].form;
    const TokenRange tokens = document_.mentions[mention].tokens;
    const auto found = text_.chains.find({tokens.begin, tokens.end});
    if (found != text_.chains.end()) return found->second;
    if (document_.mentions[mention].kind == MentionKind::pronoun || form == Form::joined ||
        form == Form::clause)
      return 0;
    // The same head with other words around it: the annotated mention that is nearest in size.
    const std::uint32_t head = document_.mentions[mention].head;
    std::uint32_t best = 0, least = 6;
    for (std::uint32_t begin = tokens.begin < 3 ? 0 : tokens.begin - 3; begin <= head; ++begin) {
      for (auto at = text_.chains.lower_bound({begin, 0});
           at != text_.chains.end() && at->first.first == begin; ++at) {
        const std::uint32_t end = at->first.second;
        if (end <= head || head_of(begin, end, head) != head) continue;
        const std::uint32_t apart = (begin > tokens.begin ? begin - tokens.begin : tokens.begin - begin) +
                                    (end > tokens.end ? end - tokens.end : tokens.end - end);
        if (apart < least) least = apart, best = at->second;
      }
    }
    return best;
  }

  const ChainText& text_;
  const Document& document_;
  Examples& examples_;
};

struct FitOptions {
  int epochs = 12;
  std::uint32_t seed = 7;
  float rate = 0.05F, decay = 1e-5F, dropped = 0.2F;
  float wrong_link = 0.5F, wrong_new = 1.5F,
        wrong_join = 0.3F;                     // costs added to what is wrong while learning
  float of_affinity = 0.0F, of_first = -0.7F;  // an affinity is worth nothing in the news: EXPERIMENTS.md
};

class CoreferenceFit {
 public:
  static constexpr std::size_t hidden = CoreferenceWeights::hidden;

  explicit CoreferenceFit(FitOptions options) : options_(options), random_(options.seed) {
    const float reach = 0.1F;
    std::uniform_real_distribution<float> spread(-reach, reach);
    for (float& w : weights_.rows_) w = spread(random_);
    for (float& w : weights_.out_) w = spread(random_) * 3;
    for (const auto* part :
         {&weights_.linear_, &weights_.rows_, &weights_.bias_, &weights_.out_, &weights_.affinity_})
      squares_.emplace_back(part->size(), 1e-3F);
  }

  double fit_once(const Examples& examples, float rate) {
    rate_ = rate;
    std::vector<std::uint32_t> order(examples.choices.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::uint32_t i = static_cast<std::uint32_t>(order.size()); i > 1; --i)
      std::swap(order[i - 1], order[random_() % i]);
    double loss = 0;
    for (const std::uint32_t i : order) loss += learn(examples, examples.choices[i]);
    if (++epoch_ * 2 > options_.epochs) add_to_mean();
    return loss / static_cast<double>(order.size());
  }

  // Features that training never met weigh nothing; those that were there but for what was dropped, as much less.
  // Affinities were not learnt from: the network's branch knows most of these texts, and would be trusted too much. How much easier
  // a chain goes on was chosen on the texts that it does not know.
  CoreferenceWeights finished(const Examples& examples) const {
    CoreferenceWeights made = mean_of_epochs();
    for (std::size_t form = 0; form < form_count; ++form) {
      if (is_plain(static_cast<Form>(form))) std::fill_n(made.out_.data() + form * hidden, hidden, 0.0F);
    }
    std::vector<bool> is_met(feature_count, false);
    for (const std::uint16_t f : examples.features) is_met[f] = true;
    for (std::size_t f = 0; f < feature_count; ++f) {
      float* const row = made.rows_.data() + f * hidden;
      for (std::size_t h = 0; h < hidden; ++h) row[h] = is_met[f] ? row[h] * (1 - options_.dropped) : 0.0F;
    }
    std::fill_n(made.affinity_.begin(), form_count, options_.of_affinity);
    for (std::size_t form = 0; form < form_count; ++form)
      made.linear_[feature(Theme::first, 0) * form_count + form] += options_.of_first;
    return made;
  }

 private:
  using Parts = std::array<std::vector<float>*, 5>;
  static Parts parts_of(CoreferenceWeights& weights) {
    return {&weights.linear_, &weights.rows_, &weights.bias_, &weights.out_, &weights.affinity_};
  }

  // The mean of the second half's epochs: one alone leans on what it saw last.
  void add_to_mean() {
    const Parts from = parts_of(weights_);
    for (std::size_t part = 0; part < from.size(); ++part) {
      sums_[part].resize(from[part]->size());
      for (std::size_t k = 0; k < from[part]->size(); ++k) sums_[part][k] += (*from[part])[k];
    }
    ++summed_;
  }

  CoreferenceWeights mean_of_epochs() const {
    CoreferenceWeights made = weights_;
    if (summed_ == 0) return made;
    const Parts to = parts_of(made);
    for (std::size_t part = 0; part < to.size(); ++part) {
      for (std::size_t k = 0; k < to[part]->size(); ++k)
        (*to[part])[k] = sums_[part][k] / static_cast<float>(summed_);
    }
    return made;
  }

  void step(std::size_t part, float& weight, std::size_t at, float slope) {
    slope += options_.decay * weight;
    squares_[part][at] += slope * slope;
    weight -= rate_ * slope / std::sqrt(squares_[part][at]);
  }

  // Features kept in this choice, for the hidden layer only: others are dropped, so that it leans on none alone.
  void drop(const Examples& examples, std::uint32_t begin, std::uint32_t end,
            std::vector<std::uint16_t>& kept) {
    for (std::uint32_t f = begin; f < end; ++f) {
      if (static_cast<float>(random_() & 0xFFFFU) >= options_.dropped * 65536.0F)
        kept.push_back(examples.features[f]);
    }
  }

  // "He" and "they" are weighed by the linear part alone: what the hidden layer learns of them on GUM's interviews and
  // speeches misleads in the news.
  static bool is_plain(Form form) { return form == Form::he_or_she || form == Form::they; }

  double learn(const Examples& examples, const Choice& choice) {
    const bool plain = is_plain(choice.form);
    const std::size_t form = static_cast<std::size_t>(choice.form), count = choice.options.size();
    own_.clear();
    if (!plain) drop(examples, choice.own_begin, choice.own_end, own_);
    std::array<float, hidden> sums;
    weights_.begin(choice.form, own_, sums.data());
    states_.resize(count * hidden);
    scores_.resize(count);
    kept_.clear();
    kept_end_.clear();
    double most = -1e9;
    const float* const out = weights_.out_.data() + form * hidden;
    for (std::size_t k = 0; k < count; ++k) {
      const Choice::Option& option = choice.options[k];
      float score = option.affinity * weights_.affinity_[form];
      for (std::uint32_t f = option.begin; f < option.end; ++f)
        score += weights_.linear(choice.form, examples.features[f]);
      float* const states = states_.data() + k * hidden;
      for (std::size_t h = 0; h < hidden; ++h)
        states[h] = sums[h] + option.affinity * weights_.affinity_[form_count + h];
      const std::size_t first = kept_.size();
      if (!plain) drop(examples, option.begin, option.end, kept_);
      for (std::size_t n = first; n < kept_.size(); ++n) {
        const float* const row = weights_.rows_.data() + kept_[n] * hidden;
        for (std::size_t h = 0; h < hidden; ++h) states[h] += row[h];
      }
      kept_end_.push_back(kept_.size());
      for (std::size_t h = 0; h < hidden && !plain; ++h) score += out[h] * std::max(states[h], 0.0F);
      if (!option.is_right && !plain) {
        score += k == 0                       ? options_.wrong_new
                 : choice.options[0].is_right ? options_.wrong_join
                                              : options_.wrong_link;
      }
      scores_[k] = score;
      most = std::max(most, static_cast<double>(score));
    }
    double all = 0, right = 0;
    for (std::size_t k = 0; k < count; ++k) {
      scores_[k] = std::exp(scores_[k] - most);
      all += scores_[k];
      if (choice.options[k].is_right) right += scores_[k];
    }
    right = std::max(right, 1e-12);
    std::array<float, hidden> of_own{}, of_out{};
    for (std::size_t k = 0; k < count; ++k) {
      const Choice::Option& option = choice.options[k];
      const auto slope = static_cast<float>(scores_[k] / all - (option.is_right ? scores_[k] / right : 0));
      if (std::abs(slope) < 1e-4F) continue;
      const float* const states = states_.data() + k * hidden;
      std::array<float, hidden> back;
      for (std::size_t h = 0; h < hidden; ++h) {
        back[h] = states[h] > 0 ? slope * out[h] : 0.0F;
        of_own[h] += back[h];
        of_out[h] += states[h] > 0 ? slope * states[h] : 0.0F;
      }
      for (std::uint32_t f = option.begin; f < option.end; ++f) {
        const std::size_t at = examples.features[f] * form_count + form;
        step(0, weights_.linear_[at], at, slope);
      }
      if (plain) continue;
      for (std::size_t n = k == 0 ? 0 : kept_end_[k - 1]; n < kept_end_[k]; ++n) learn_row(kept_[n], back);
      if (option.affinity != 0) {
        step(4, weights_.affinity_[form], form, slope * option.affinity);
        for (std::size_t h = 0; h < hidden; ++h)
          step(4, weights_.affinity_[form_count + h], form_count + h, back[h] * option.affinity);
      }
    }
    for (const std::uint16_t f : own_) learn_row(f, of_own);
    for (std::size_t h = 0; h < hidden && !plain; ++h) {
      step(2, weights_.bias_[form * hidden + h], form * hidden + h, of_own[h]);
      step(3, weights_.out_[form * hidden + h], form * hidden + h, of_out[h]);
    }
    return -std::log(right / all);
  }

  void learn_row(std::uint16_t feature, const std::array<float, hidden>& back) {
    float* const row = weights_.rows_.data() + feature * hidden;
    float* const squares = squares_[1].data() + feature * hidden;
    for (std::size_t h = 0; h < hidden; ++h) {
      const float slope = back[h] + options_.decay * row[h];
      squares[h] += slope * slope;
      row[h] -= rate_ * slope / std::sqrt(squares[h]);
    }
  }

  FitOptions options_;
  float rate_ = 0;
  CoreferenceWeights weights_;
  std::vector<std::vector<float>> squares_;
  std::array<std::vector<float>, 5> sums_;
  int epoch_ = 0, summed_ = 0;
  std::minstd_rand random_;
  std::vector<std::uint16_t> own_, kept_;
  std::vector<std::size_t> kept_end_;
  std::vector<float> states_;
  std::vector<double> scores_;
};

}  // namespace sayso
