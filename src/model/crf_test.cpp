#include "model/crf.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

constexpr std::size_t count = 5;

struct Case {
  std::vector<float> emissions, steps;
};

Case random_case(unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0, 1.5F);
  Case made;
  for (std::size_t i = 0; i < count * crf_labels; ++i) made.emissions.push_back(normal(generator));
  for (std::size_t i = 0; i < crf_labels * crf_labels; ++i) made.steps.push_back(normal(generator));
  return made;
}

bool is_legal(std::size_t from, std::size_t to) {
  return to == 0 || to % 2 == 1 || from == to || from == to - 1;
}

// Every labelling, one after another: what the dynamic programs must agree with.
template <class Visit>
void for_each_labelling(const Case& given, Visit&& visit) {
  std::vector<std::size_t> labels(count, 0);
  while (true) {
    double score = 0;
    bool legal = true;
    for (std::size_t t = 0; t < count; ++t) {
      score += given.emissions[t * crf_labels + labels[t]];
      if (t > 0) {
        score += given.steps[labels[t - 1] * crf_labels + labels[t]];
        legal = legal && is_legal(labels[t - 1], labels[t]);
      }
    }
    if (legal) visit(labels, score);
    std::size_t t = 0;
    while (t < count && ++labels[t] == crf_labels) labels[t++] = 0;
    if (t == count) return;
  }
}

TEST(Crf, DecodesTheBestOfAllLabellings) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Case given = random_case(seed);
    double top = -1e9;
    std::vector<std::size_t> best;
    for_each_labelling(given, [&](const auto& labels, double score) {
      if (score > top) {
        top = score;
        best = labels;
      }
    });
    Crf crf(given.steps);
    std::vector<std::uint8_t> labels;
    crf.decode(given.emissions, labels);
    EXPECT_EQ(std::vector<std::size_t>(labels.begin(), labels.end()), best) << "seed " << seed;
  }
}

TEST(Crf, PosteriorIsTheShareOfLabellingsWithExactlyThatSpan) {
  const Case given = random_case(7);
  Crf crf(given.steps);
  crf.sum(given.emissions);
  for (std::size_t role = 0; role < 3; ++role) {
    for (std::size_t begin = 0; begin < count; ++begin) {
      for (std::size_t end = begin + 1; end <= count; ++end) {
        double all = 0, with = 0;
        for_each_labelling(given, [&](const auto& labels, double score) {
          all += std::exp(score);
          bool has = labels[begin] == begin_label(role);
          for (std::size_t t = begin + 1; t < end; ++t) has = has && labels[t] == inside_label(role);
          has = has && (end == count || labels[end] != inside_label(role));
          if (has) with += std::exp(score);
        });
        EXPECT_NEAR(crf.posterior(given.emissions, begin, end, role), with / all, 1e-4);
      }
    }
  }
}

struct Found {
  std::size_t begin, end, role;
};

std::vector<Found> spans_of(const std::vector<std::uint8_t>& labels) {
  std::vector<Found> spans;
  for (std::size_t t = 0; t < labels.size(); ++t) {
    if (labels[t] % 2 == 1) spans.push_back({t, t + 1, (labels[t] - 1U) / 2U});
    if (labels[t] != 0 && labels[t] % 2 == 0 && !spans.empty()) spans.back().end = t + 1;
  }
  return spans;
}

TEST(Crf, SharpenedSpansAreTheLikeliestWhereTheyCouldBe) {
  std::size_t moved = 0;
  for (unsigned seed = 1; seed <= 4000; ++seed) {
    Case given = random_case(seed);
    Crf crf(given.steps);
    Crf::close_paragraphs(given.emissions, std::vector<std::uint8_t>{1, 0, 0, 0, 0});
    std::vector<std::uint8_t> labels;
    crf.decode(given.emissions, labels);
    crf.sum(given.emissions);
    const auto before = spans_of(labels);
    crf.sharpen(given.emissions, 0, 2, labels);
    const auto after = spans_of(labels);
    if (before.size() != after.size()) continue;  // a second span stands where an unlikely one gave way
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (after[i].role != 2) continue;
      const std::size_t room_begin = i == 0 ? 0 : after[i - 1].end;
      const std::size_t room_end = i + 1 == before.size() ? count : before[i + 1].begin;
      const auto posterior = [&](std::size_t begin, std::size_t end) {
        return crf.posterior(given.emissions, begin, end, 2);
      };
      float top = 0;
      for (std::size_t begin = room_begin; begin < before[i].end; ++begin) {
        for (std::size_t end = std::max(begin, before[i].begin) + 1; end <= room_end; ++end)
          top = std::max(top, posterior(begin, end));
      }
      EXPECT_NEAR(posterior(after[i].begin, after[i].end), top, 1e-4) << seed;
      moved += after[i].begin != before[i].begin || after[i].end != before[i].end;
    }
  }
  EXPECT_GT(moved, 9U);
}

TEST(Crf, ListsTheLikeliestSpansThatOverlap) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    const Case given = random_case(seed);
    Crf crf(given.steps);
    crf.sum(given.emissions);
    const Crf::Bounds span{1, 3}, room{0, 4};
    std::vector<LikelySpan> found;
    crf.list(given.emissions, span, room, 2, 4, found);
    std::vector<float> shares;
    for (std::size_t begin = room.begin; begin < span.end; ++begin) {
      for (std::size_t end = std::max(begin, span.begin) + 1; end <= room.end; ++end)
        shares.push_back(crf.posterior(given.emissions, begin, end, 2));
    }
    std::sort(shares.rbegin(), shares.rend());
    ASSERT_EQ(found.size(), 4U);
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_NEAR(std::exp(found[i].log_share), shares[i], 1e-4) << seed;
      EXPECT_NEAR(crf.posterior(given.emissions, found[i].begin, found[i].end, 2), shares[i], 1e-4) << seed;
    }
  }
}

TEST(Crf, WidenedLabelsKeepWhatStandsAndAreTheBestWhereNothingCosts) {
  constexpr float cost = 2;
  std::size_t added = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Case given = random_case(seed);
    Crf crf(given.steps);
    std::vector<std::uint8_t> labels;
    crf.decode(given.emissions, labels);
    const std::vector<std::uint8_t> before = labels;
    double top = -1e9;
    std::vector<std::size_t> best;
    for_each_labelling(given, [&](const auto& other, double score) {
      for (std::size_t t = 0; t < count; ++t) {
        if ((before[t] != 0 || t == 0) && other[t] != before[t]) return;
        if (t > 0 && other[t] == 0) score -= cost;
        if (t > 0 && before[t] == 0 && before[t - 1] != 0 && other[t] != 0 && other[t] % 2 == 0) return;
      }
      if (score > top) {
        top = score;
        best = other;
      }
    });
    crf.widen(given.emissions, 1, cost, labels);
    EXPECT_EQ(std::vector<std::size_t>(labels.begin(), labels.end()), best) << seed;
    added += labels != before;
  }
  EXPECT_GT(added, 5U);
}

TEST(Crf, NothingGoesOnOverAParagraph) {
  Case given = random_case(3);
  for (std::size_t t = 0; t < count; ++t) given.emissions[t * crf_labels + inside_label(2)] = 20;
  const std::vector<std::uint8_t> opens{1, 0, 0, 1, 0};
  Crf::close_paragraphs(given.emissions, opens);
  Crf crf(given.steps);
  std::vector<std::uint8_t> labels;
  crf.decode(given.emissions, labels);
  EXPECT_NE(labels[0], inside_label(2));
  EXPECT_NE(labels[3], inside_label(2));
  EXPECT_EQ(labels[4], inside_label(2));
}

TEST(Crf, NoTokensNoLabels) {
  Crf crf;
  std::vector<std::uint8_t> labels{1, 2};
  crf.decode({}, labels);
  crf.sum({});
  EXPECT_TRUE(labels.empty());
  EXPECT_EQ(crf.posterior({}, 0, 1, 0), 0);
}

}  // namespace
}  // namespace sayso
