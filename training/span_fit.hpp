// How the weights of spans (stages/coreference/spans.hpp) are fitted: for each noun, the spans that are annotated as
// mentions shall together be likelier than all others and than none.
//
// Odd case: a noun whose mention no proposed span matches counts as none, so that it is not linked with wrong words.
#pragma once

#include "engine/evaluation/coreference.hpp"
#include "stages/coreference/coreference.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace sayso {

struct SpanExamples {
  struct Option {
    std::uint32_t begin = 0, end = 0;
    bool is_right = false;
  };
  struct Noun {
    std::uint32_t begin = 0, end = 0;  // of options
  };
  std::vector<Noun> nouns;
  std::vector<Option> options;
  std::vector<std::uint16_t> features;
};

class GoldSpans : public SpanTeacher {
 public:
  GoldSpans(const ChainText& text, SpanExamples& examples) : text_(text), examples_(examples) {}

  void see(const SpanOptions& spans) override {
    SpanExamples::Noun noun;
    noun.begin = static_cast<std::uint32_t>(examples_.options.size());
    for (const SpanOption& option : spans.options) {
      const auto begin = static_cast<std::uint32_t>(examples_.features.size());
      examples_.features.insert(examples_.features.end(), spans.features.begin(),
                                spans.features.begin() + spans.shared_end);
      examples_.features.insert(examples_.features.end(), spans.features.begin() + option.first_feature,
                                spans.features.begin() + option.feature_end);
      const bool is_right = text_.chains.contains({option.range.begin, option.range.end});
      examples_.options.push_back({begin, static_cast<std::uint32_t>(examples_.features.size()), is_right});
    }
    noun.end = static_cast<std::uint32_t>(examples_.options.size());
    examples_.nouns.push_back(noun);
  }

 private:
  const ChainText& text_;
  SpanExamples& examples_;
};

struct SpanFitOptions {
  int epochs = 8;
  float rate = 0.05F, decay = 2e-4F, dropped = 0.2F;
  std::uint32_t least = 8;  // nouns a feature must stand in
};

class SpanFit {
 public:
  explicit SpanFit(SpanFitOptions options = {})
      : options_(options), squares_(span_features, 1e-2F), random_(11) {}

  void fit(const SpanExamples& examples, CoreferenceWeights& weights) {
    count(examples);
    std::vector<std::uint32_t> order(examples.nouns.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::uint32_t i = static_cast<std::uint32_t>(order.size()); i > 1; --i)
        std::swap(order[i - 1], order[random_() % i]);
      rate_ = options_.rate * (1 - 0.9F * static_cast<float>(epoch) / static_cast<float>(options_.epochs));
      for (const std::uint32_t i : order) learn(examples, examples.nouns[i], weights.spans_);
    }
  }

  static void copy(const CoreferenceWeights& from, CoreferenceWeights& to) { to.spans_ = from.spans_; }

 private:
  void count(const SpanExamples& examples) {
    std::vector<std::uint32_t> seen(span_features, 0), last(span_features, no_id);
    for (std::uint32_t i = 0; i < examples.nouns.size(); ++i) {
      const SpanExamples::Noun& noun = examples.nouns[i];
      for (std::uint32_t f = examples.options[noun.begin].begin; f < examples.options[noun.end - 1].end;
           ++f) {
        const std::uint16_t feature = examples.features[f];
        if (last[feature] != i) ++seen[feature];
        last[feature] = i;
      }
    }
    is_kept_.resize(span_features);
    for (std::uint32_t f = 0; f < span_features; ++f) is_kept_[f] = seen[f] >= options_.least;
  }

  void learn(const SpanExamples& examples, const SpanExamples::Noun& noun, std::vector<float>& weights) {
    scores_.assign(1, 0.0F);
    for (auto& is_in : is_in_) is_in = static_cast<float>(random_() & 0xFFFFU) >= options_.dropped * 65536.0F;
    for (std::uint32_t k = noun.begin; k < noun.end; ++k) {
      const SpanExamples::Option& option = examples.options[k];
      float score = 0;
      for (std::uint32_t f = option.begin; f < option.end; ++f) {
        if (is_used(examples.features[f])) score += weights[examples.features[f]];
      }
      scores_.push_back(score);
    }
    const float most = *std::max_element(scores_.begin(), scores_.end());
    float all = 0, right = 0;
    for (std::size_t k = 0; k < scores_.size(); ++k) {
      scores_[k] = std::exp(scores_[k] - most);
      all += scores_[k];
      if (k > 0 && examples.options[noun.begin + k - 1].is_right) right += scores_[k];
    }
    const bool is_none = right == 0;
    for (std::size_t k = 1; k < scores_.size(); ++k) {
      const SpanExamples::Option& option = examples.options[noun.begin + k - 1];
      const float wanted = is_none || !option.is_right ? 0 : scores_[k] / right;
      const float slope = scores_[k] / all - wanted;
      for (std::uint32_t f = option.begin; f < option.end; ++f) {
        if (!is_used(examples.features[f])) continue;
        float& weight = weights[examples.features[f]];
        float& square = squares_[examples.features[f]];
        const float step = slope + options_.decay * weight;
        square += step * step;
        weight -= rate_ * step / std::sqrt(square);
      }
    }
  }

  // Some are left out of a noun, so that none is leant on alone.
  bool is_used(std::uint16_t feature) const { return is_kept_[feature] && is_in_[feature % is_in_.size()]; }

  SpanFitOptions options_;
  std::vector<bool> is_kept_;
  std::array<bool, 61> is_in_{};
  float rate_ = 0;
  std::vector<float> squares_, scores_;
  std::minstd_rand random_;
};

}  // namespace sayso
