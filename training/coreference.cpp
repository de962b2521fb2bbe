// Fits the weights of the stage `coreference` (models/coreference.txt) on GUM's training texts: a log-linear choice among
// the mentions before, or none, with AdaGrad. The annotated chains decide while training what each mention is joined to.
//
//   build/fit_coreference models/english.sayso DATA/gum/gum.train.jsonl.gz > models/coreference.txt
//
// Odd case: a mention that is not annotated counts as one of its own.
#include "engine/evaluation/coreference.hpp"

#include "model/file/model_file.hpp"
#include "stages/coreference/coreference.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace sayso;

// Genres whose texts may train shipped weights (training/texts.py, GUM_GENRES).
const std::set<std::string> genres = {"news", "bio",      "interview", "voyage", "academic",
                                      "vlog", "textbook", "speech",    "court"};

struct Choice {
  Form form = Form::first;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates;  // of features
  std::vector<bool> is_right;
};

struct Examples {
  std::vector<Choice> choices;
  std::vector<std::uint16_t> features;
};

class Teacher : public CoreferenceTeacher {
 public:
  Teacher(const ChainText& text, const Document& document, Examples& examples)
      : text_(text), document_(document), examples_(examples) {}

  std::uint32_t choose(std::uint32_t mention, const CoreferenceScratch& scratch) override {
    Choice choice;
    choice.form = scratch.infos[mention].form;
    const auto chain = chain_of(mention);
    std::uint32_t chosen = 0;
    bool has_right = false;
    for (std::uint32_t k = 0; k < scratch.candidates.size(); ++k) {
      const Candidate& candidate = scratch.candidates[k];
      const bool is_right = k > 0 && chain != 0 && chain_of(candidate.mention) == chain;
      if (is_right && chosen == 0) chosen = k;
      has_right = has_right || is_right;
      choice.is_right.push_back(is_right);
      const auto begin = static_cast<std::uint32_t>(examples_.features.size());
      examples_.features.insert(examples_.features.end(), scratch.features.begin() + candidate.first_feature,
                                scratch.features.begin() + candidate.feature_end);
      choice.candidates.emplace_back(begin, static_cast<std::uint32_t>(examples_.features.size()));
    }
    choice.is_right[0] = !has_right;
    examples_.choices.push_back(std::move(choice));
    return chosen;
  }

 private:
  std::uint32_t chain_of(std::uint32_t mention) const {
    const TokenRange tokens = document_.mentions[mention].tokens;
    const auto found = text_.chains.find({tokens.begin, tokens.end});
    if (found != text_.chains.end()) return found->second;
    // The same head with other words around it: the annotated mention that is nearest in size.
    std::uint32_t best = 0, least = 6;
    for (std::uint32_t begin = tokens.begin < 3 ? 0 : tokens.begin - 3;
         begin <= document_.mentions[mention].head; ++begin) {
      for (auto at = text_.chains.lower_bound({begin, 0});
           at != text_.chains.end() && at->first.first == begin; ++at) {
        const std::uint32_t end = at->first.second;
        if (end <= document_.mentions[mention].head) continue;
        const std::uint32_t apart = (begin > tokens.begin ? begin - tokens.begin : tokens.begin - begin) +
                                    (end > tokens.end ? end - tokens.end : tokens.end - end);
        if (apart < least) least = apart, best = at->second;
      }
    }
    return document_.mentions[mention].kind == MentionKind::pronoun ? 0 : best;
  }

  const ChainText& text_;
  const Document& document_;
  Examples& examples_;
};

double fit_once(const Examples& examples, std::vector<float>& weights, std::vector<float>& squares,
                float rate) {
  double loss = 0;
  std::vector<double> scores;
  for (const Choice& choice : examples.choices) {
    const std::size_t base = static_cast<std::size_t>(choice.form) * feature_count;
    scores.clear();
    double most = -1e9;
    for (const auto& [begin, end] : choice.candidates) {
      double score = 0;
      for (std::uint32_t f = begin; f < end; ++f) score += weights[base + examples.features[f]];
      scores.push_back(score);
      most = std::max(most, score);
    }
    double all = 0, right = 0;
    for (std::size_t k = 0; k < scores.size(); ++k) {
      scores[k] = std::exp(scores[k] - most);
      all += scores[k];
      if (choice.is_right[k]) right += scores[k];
    }
    loss -= std::log(std::max(right / all, 1e-12));
    for (std::size_t k = 0; k < scores.size(); ++k) {
      const double slope = scores[k] / all - (choice.is_right[k] ? scores[k] / std::max(right, 1e-12) : 0);
      if (std::abs(slope) < 1e-4) continue;
      for (std::uint32_t f = choice.candidates[k].first; f < choice.candidates[k].second; ++f) {
        const std::size_t at = base + examples.features[f];
        const float step = static_cast<float>(slope) + 2e-5F * weights[at];
        squares[at] += step * step;
        weights[at] -= rate * step / std::sqrt(squares[at] + 1e-6F);
      }
    }
  }
  return loss / static_cast<double>(examples.choices.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const auto model = Model::open(arguments[1]);
  const auto texts = read_chain_texts(arguments[2]);
  if (!model || !texts) return 1;
  const Grammar grammar = Grammar::of(model->file());
  Reader reader(*model, {{"tags", "syntax", "names", "statements"}});
  Document document;
  CoreferenceScratch scratch;
  Examples examples;
  for (const ChainText& text : *texts) {
    if (!genres.contains(text.genre)) continue;
    text.put_into(document);
    reader.finish(document);
    Teacher teacher(text, document, examples);
    link_mentions(document, scratch, grammar, &teacher);
  }
  std::vector<float> weights(form_count * feature_count), squares(weights.size());
  for (int epoch = 0; epoch < 12; ++epoch) {
    const double loss = fit_once(examples, weights, squares, epoch < 6 ? 0.1F : 0.05F);
    std::fprintf(stderr, "%d: %.4f over %zu choices\n", epoch, loss, examples.choices.size());
  }
  std::printf(
      "# Weights of the stage coreference, fitted on GUM's training texts by training/coreference.cpp.\n"
      "# form, theme, value (stages/coreference/features.hpp), weight in hundredths\n");
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const long hundredths = std::lround(weights[i] * 100);
    const std::size_t at = i % feature_count;
    if (hundredths != 0)
      std::printf("%zu %zu %zu %ld\n", i / feature_count, at / values_of_theme, at % values_of_theme,
                  hundredths);
  }
  return 0;
}
