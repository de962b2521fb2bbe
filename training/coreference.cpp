// Fits the weights of the stage `coreference` (models/coreference.txt) on GUM's training texts: first those of spans
// (span_fit.hpp), then those of pairs (coreference_fit.hpp), which see of each text the spans that weights fitted on
// other texts choose, as they will in the news.
//
//   build/fit_coreference models/english.sayso DATA/gum/gum.train.jsonl.gz > models/coreference.txt
//
// With a number of folds after the file nothing is written: the texts that the network's branch has not learnt either are
// scored, each fold by weights fitted without it. To choose features by.
#include "coreference_fit.hpp"
#include "engine/evaluation/clusters.hpp"
#include "model/file/model_file.hpp"
#include "span_fit.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace {

using namespace sayso;

// Genres whose texts may train shipped weights (training/texts.py, GUM_GENRES).
const std::set<std::string> genres = {"news", "bio",      "interview", "voyage", "academic",
                                      "vlog", "textbook", "speech",    "court"};

class Texts {
 public:
  Texts(const Model& model, std::vector<ChainText> texts)
      : grammar_(Grammar::of(model.file())),
        reader_(model, {{"tags", "syntax", "names", "statements", "meaning"}}) {
    for (ChainText& text : texts) {
      if (genres.contains(text.genre)) texts_.push_back(std::move(text));
    }
    for (std::size_t part = 0; part < parts; ++part)
      spans_[part] = fit_spans([&](std::size_t number) { return number % parts != part; });
  }

  // Of all texts but those of one fold.
  CoreferenceWeights fit(std::size_t fold, std::size_t folds) {
    Examples examples;
    for (std::size_t number = 0; number < texts_.size(); ++number) {
      if (fold_of(number, folds) == fold) continue;
      read(number);
      document_.meanings = {};
      GoldTeacher teacher(texts_[number], document_, examples);
      link_mentions(document_, scratch_, grammar_, spans_[number % parts], &teacher);
    }
    const FitOptions options;
    CoreferenceFit fit(options);
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
      const float left = 1 - 0.9F * static_cast<float>(epoch) / static_cast<float>(options.epochs);
      const double loss = fit.fit_once(examples, options.rate * left);
      std::fprintf(stderr, "%d: %.4f over %zu choices\n", epoch, loss, examples.choices.size());
    }
    return fit.finished(examples);
  }

  CoreferenceWeights fit_all() {
    CoreferenceWeights weights = fit(no_fold, 0);
    SpanFit::copy(fit_spans([](std::size_t) { return true; }), weights);
    return weights;
  }

  ClusterScores score(CoreferenceWeights weights, std::size_t fold, std::size_t folds, bool with_single) {
    ClusterScores scores;
    for (std::size_t number = 0; number < texts_.size(); ++number) {
      if (fold_of(number, folds) != fold) continue;
      read(number);
      SpanFit::copy(spans_[number % parts], weights);
      link_mentions(document_, scratch_, grammar_, weights, nullptr);
      scores.add(score_chains(texts_[number], document_, with_single));
    }
    return scores;
  }

 private:
  static constexpr std::size_t parts = 3, no_fold = 1000;

  // Every fourth text is kept from the branch (training/meaning.py).
  static std::size_t fold_of(std::size_t number, std::size_t folds) {
    return folds == 0 || number % 4 != 0 ? no_fold + 1 : number / 4 % folds;
  }

  template <class Wanted>
  CoreferenceWeights fit_spans(const Wanted& is_wanted) {
    SpanExamples examples;
    CoreferenceWeights weights;
    for (std::size_t number = 0; number < texts_.size(); ++number) {
      if (!is_wanted(number)) continue;
      read(number);
      note_tokens(document_, {}, scratch_.notes);
      GoldSpans teacher(texts_[number], examples);
      find_mentions(document_, grammar_, weights.spans(), scratch_.notes, scratch_.infos, &teacher);
    }
    SpanFit().fit(examples, weights);
    return weights;
  }

  void read(std::size_t number) {
    texts_[number].put_into(document_);
    reader_.finish(document_);
  }

  Grammar grammar_;
  Reader reader_;
  std::vector<ChainText> texts_;
  std::array<CoreferenceWeights, parts> spans_;
  Document document_;
  CoreferenceScratch scratch_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const auto model = Model::open(arguments[1]);
  auto texts = read_chain_texts(arguments[2]);
  if (!model || !texts) return 1;
  Texts work(*model, std::move(*texts));
  const std::size_t folds = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 0;
  if (folds > 1) {
    std::array<ClusterScores, 2> scores;
    for (std::size_t fold = 0; fold < folds; ++fold) {
      const CoreferenceWeights weights = work.fit(fold, folds);
      for (std::size_t single = 0; single < 2; ++single)
        scores[single].add(work.score(weights, fold, folds, single == 1));
    }
    std::printf("CoNLL F1 %.1f, with entities of one mention %.1f\n", 100 * scores[0].conll(),
                100 * scores[1].conll());
    return 0;
  }
  std::printf(
      "# Weights of the stage coreference, fitted on GUM's training texts by training/coreference.cpp.\n"
      "# In hundredths (stages/coreference/weights.hpp): l feature, one weight a form; h feature, what it "
      "gives to the\n"
      "# hidden layer; b and o form, the hidden layer's bias and output; m what a span of a noun weighs; a "
      "what a pair's\n"
      "# affinity weighs.\n%s",
      work.fit_all().lines().c_str());
  return 0;
}
