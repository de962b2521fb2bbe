// Fits the weights of the stage `coreference` (models/coreference.txt) on GUM's training texts (coreference_fit.hpp).
//
//   build/fit_coreference models/english.sayso DATA/gum/gum.train.jsonl.gz > models/coreference.txt
//
// With a number of folds after the file nothing is written: each fold of news, interviews and speeches is scored by
// weights fitted without it. To choose features by.
#include "coreference_fit.hpp"
#include "engine/evaluation/clusters.hpp"
#include "model/file/model_file.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

namespace {

using namespace sayso;

// Genres whose texts may train shipped weights (training/texts.py, GUM_GENRES).
const std::set<std::string> genres = {"news", "bio",      "interview", "voyage", "academic",
                                      "vlog", "textbook", "speech",    "court"};
const std::set<std::string> wanted_genres = {"news", "interview", "speech"};

class Texts {
 public:
  Texts(const Model& model, const std::vector<ChainText>& texts)
      : grammar_(Grammar::of(model.file())), reader_(model, {{"tags", "syntax", "names", "statements"}}),
        texts_(texts) {}

  // Of all texts but those of one fold.
  CoreferenceWeights fit(int fold, int folds) {
    Examples examples;
    const CoreferenceWeights nothing;
    each(false, fold, folds, [&](const ChainText& text) {
      GoldTeacher teacher(text, document_, examples);
      link_mentions(document_, scratch_, grammar_, nothing, &teacher);
    });
    const FitOptions options;
    CoreferenceFit fit(options);
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
      const float left = 1 - 0.9F * static_cast<float>(epoch) / static_cast<float>(options.epochs);
      const double loss = fit.fit_once(examples, options.rate * left);
      std::fprintf(stderr, "%d: %.4f over %zu choices\n", epoch, loss, examples.choices.size());
    }
    return fit.finished(examples);
  }

  ClusterScores score(const CoreferenceWeights& weights, int fold, int folds, bool with_single) {
    ClusterScores scores;
    each(true, fold, folds, [&](const ChainText& text) {
      link_mentions(document_, scratch_, grammar_, weights, nullptr);
      scores.add(score_chains(text, document_, with_single));
    });
    return scores;
  }

 private:
  template <class Work>
  void each(bool is_fold, int fold, int folds, const Work& work) {
    int number = 0;
    for (const ChainText& text : texts_) {
      const bool is_wanted = wanted_genres.contains(text.genre);
      const bool is_held_out = is_wanted && folds > 0 && number++ % folds == fold;
      if (is_held_out != is_fold || !genres.contains(text.genre)) continue;
      text.put_into(document_);
      reader_.finish(document_);
      work(text);
    }
  }

  Grammar grammar_;
  Reader reader_;
  const std::vector<ChainText>& texts_;
  Document document_;
  CoreferenceScratch scratch_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const auto model = Model::open(arguments[1]);
  const auto texts = read_chain_texts(arguments[2]);
  if (!model || !texts) return 1;
  Texts work(*model, *texts);
  const int folds = count > 3 ? std::atoi(arguments[3]) : 0;
  if (folds > 1) {
    ClusterScores scores[2];
    for (int fold = 0; fold < folds; ++fold) {
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
      "# hidden layer; b and o form, the hidden layer's bias and output; a what a pair's affinity "
      "weighs.\n%s",
      work.fit(-1, 0).lines().c_str());
  return 0;
}
