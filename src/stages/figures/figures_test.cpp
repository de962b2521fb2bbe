#include "stages/figures/figures.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/tokens/tokens.hpp"

#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// What is found without tags and syntax: everything but what is counted.
struct Found {
  Article article;
  Document document;

  explicit Found(std::string text) {
    article.text = std::move(text);
    if (!article.text.empty()) article.blocks.push_back({{0, static_cast<Offset>(article.text.size())}});
    document.begin(article);
    tokens::cut_into_tokens(document);
    sentences::cut_into_sentences(document);
  }
  Found(const Found&) = delete;
  Found& operator=(const Found&) = delete;

  const std::vector<Figure>& find() {
    figures::Scratch scratch;
    figures::find_figures(document, Grammar(), scratch);
    EXPECT_EQ(broken_invariant(document), "");
    return document.figures;
  }
};

// "low high unit" of every figure, "-" for an open side.
std::string values_of(std::string text) {
  Found found(std::move(text));
  std::string values;
  const auto number = [](double value) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.15g", value);
    return std::isnan(value) ? std::string("-") : std::string(digits);
  };
  for (const Figure& figure : found.find()) {
    if (!values.empty()) values += "; ";
    values += number(figure.low);
    if (!(figure.low == figure.high)) values += " " + number(figure.high);
    if (figure.unit.count > 0) values += " " + std::string(found.document.list(figure.unit));
  }
  return values;
}

TEST(Figures, ReadNumbersInWords) {
  EXPECT_EQ(values_of("It has one hundred and twenty-three thousand pages."), "123000");
  EXPECT_EQ(values_of("They grew two and a half million trees."), "2500000");
  EXPECT_EQ(values_of("He owns two-and-a-half acres."), "2.5 acre");
  EXPECT_EQ(values_of("There were twenty-three thousand four hundred and two votes."), "23402");
  EXPECT_EQ(values_of("She sold a hundred and twenty cakes."), "120");
  EXPECT_EQ(values_of("They bought half a dozen eggs and three dozen rolls."), "6; 36");
  EXPECT_EQ(values_of("Some cost a quarter of a million euros."), "250000 EUR");
  EXPECT_EQ(values_of("Several hundred goats and a few thousand sheep died."), "200 999; 2000 99999");
  EXPECT_EQ(values_of("The gap is five point nine billion."), "5900000000");
  EXPECT_EQ(values_of("A couple of hours passed."), "2 hour");
  EXPECT_EQ(values_of("It took two years and a half."), "2.5 year");
  EXPECT_EQ(values_of("Nearly a year and a half passed."), "1.5 year");
  EXPECT_EQ(values_of("He walked three and three-quarter miles."), "3.75 mile");
  EXPECT_EQ(values_of("They sold a million and a half books and one million and a half maps."),
            "1500000; 1500000");
  EXPECT_EQ(values_of("It fell by half of 1 percent and a tenth of a second."), "0.5 percent; 0.1 second");
  EXPECT_EQ(values_of("It broke into two halves."), "2");
}

TEST(Figures, ReadNumbersInDigits) {
  EXPECT_EQ(values_of("It fell by 1,234.5 points."), "1234.5 point");
  EXPECT_EQ(values_of("He paid 12,34,567 rupees."), "1234567 INR");
  EXPECT_EQ(values_of("The level was .41 percent."), "0.41 percent");
  EXPECT_EQ(values_of("It sold 150m bottles over 600m."), "150000000; 600 - metre");
  EXPECT_EQ(values_of("A screen of 320x240 dots."), "320; 240");
  EXPECT_EQ(values_of("They ate 2½ pies and ¾ of a cake."), "2.5; 0.75 share");
  EXPECT_EQ(values_of("It is $65.4 billion."), "65400000000 USD");
  EXPECT_EQ(values_of("The notes pay 10-1/2 percent, others 9 3/8 % or 99 11/32."),
            "10.5 percent; 9.375 percent; 99.34375");
  EXPECT_EQ(values_of("It cost $.50 and 10 million."), "0.5 USD; 10000000");
}

TEST(Figures, ReadThousandsPartedInOtherWays) {
  EXPECT_EQ(values_of("The town has 12 500 people and 10 000 000 bees."), "12500; 10000000");
  EXPECT_EQ(values_of("It cost 1'234'567 francs, 1.234.567 euros or €1.234,56."),
            "1234567 franc; 1234567 EUR; 1234.56 EUR");
  EXPECT_EQ(values_of("About 1,5 million of 25\u00A0000 came."), "1500000; 25000");
  EXPECT_EQ(values_of("In March 12 500 men came."), "500");
  EXPECT_EQ(values_of("She won the 4 100 metre races of 2019."), "4; 100 metre");
}

TEST(Figures, ReadMoneyBeforeAndBehind) {
  EXPECT_EQ(values_of("US$ 299, US $129, CA$7.5 billion, EUR 20m, 50 cents and 10 yen."),
            "299 USD; 129 USD; 7500000000 CAD; 20000000 EUR; 50 cent; 10 JPY");
  EXPECT_EQ(values_of("He paid Rs. 500 for it."), "500 INR");
  EXPECT_EQ(values_of("It cost 3 dollars and 50 cents."), "3.5 USD");
  EXPECT_EQ(values_of("It cost 15 dollars 50, not $3 and 20 cents."), "15.5 USD; 3.2 USD");
  EXPECT_EQ(values_of("He lost 30 MUSD, 5 MEUR and $US40 million; she 20 HK$ and usd 7."),
            "30000000 USD; 5000000 EUR; 40000000 USD; 20 HKD; 7 USD");
  EXPECT_EQ(values_of("The COP28 summit cost 12 sq. km. of land."), "12 square kilometre");
  EXPECT_EQ(values_of("A $5 note and a $700-million bridge."), "5 USD; 700000000 USD");
  EXPECT_EQ(values_of("The million-dollar question took millions of dollars."), "1000000 USD; 2000000 - USD");
}

TEST(Figures, TellHedgesApart) {
  EXPECT_EQ(values_of("At least a dozen cows, up to nine pigs, 40 or more hens, 15-plus years."),
            "12 -; - 9; 40 -; 15 - year");
  EXPECT_EQ(values_of("Trade of over nearly $100 billion."), "100000000000 - USD");
  EXPECT_EQ(values_of("It takes two to three weeks."), "2 3 week");
  EXPECT_EQ(values_of("A wall of 8- to 10-foot stones, 5% to 10% of them new."), "8 10 foot; 5 10 percent");
  EXPECT_EQ(values_of("Prices fell 5% to 10 euros, taxes rose 5% to 10%."),
            "5 percent; 10 EUR; 5 percent; 10 percent");
  EXPECT_EQ(values_of("It led by half of 1 percent -- 212,205 to 210,424 votes."),
            "0.5 percent; 212205; 210424");
  EXPECT_EQ(values_of("Levels of > 5 mg, ≥16 and ~20 were found -> 7 men."), "5 - milligram; 16 -; 20; 7");
  EXPECT_EQ(values_of("Between 5 and 10 men, 2 or 3 boys, two to three million bees."),
            "5 10; 2 3; 2000000 3000000");
}

TEST(Figures, ReadSidesAndDepths) {
  EXPECT_EQ(values_of("A 10-by-12-foot room, a plot of 3 x 4 m."), "10 foot; 12 foot; 3 metre; 4 metre");
  EXPECT_EQ(values_of("It is 12 ft 2 in long, the pen 10\" long."), "12 foot; 2 inch; 10 inch");
  EXPECT_EQ(values_of("It was 20 degrees below zero, then - 5 degrees Celsius."),
            "-20 degree; -5 degree Celsius");
  EXPECT_EQ(values_of("It weighs 20 [kg] or 20 (kg)."), "20 kilogram; 20 kilogram");
  EXPECT_EQ(values_of("Posts 250 and 251\", it said."), "");
}

TEST(Figures, LeaveOutWhatIsNone) {
  for (const char* text : {"Read Chapter One of it.",
                           "On 12.05.2024 it was version 1.2.3.",
                           "The code is 24703L202.",
                           "COVID-19 and F-16.",
                           "The 1990s ended.",
                           "He is 6'3\" tall.",
                           "It began at 18:00.",
                           "From 1914-18 he hid.",
                           "See [12].",
                           "Lee (19) sang.",
                           "The iPhone 4 was new.",
                           "#2 on the list.",
                           "Agent 007 came.",
                           "Look at www.example.org/2024/12/text.",
                           "The Aldport Seven met.",
                           "A fifty-fifty chance.",
                           "Children under 12 may stay.",
                           "the deal closed on oct. 13.",
                           "at no. 1 she led.",
                           "The code is 24703 L-202."}) {
    EXPECT_EQ(values_of(text), "") << text;
  }
}

TEST(Figures, SurviveAnything) {
  EXPECT_EQ(values_of(""), "");
  EXPECT_EQ(values_of("$"), "");
  EXPECT_EQ(values_of("-"), "");
  EXPECT_EQ(values_of(std::string(400, '9')), "");
  EXPECT_EQ(values_of("It has " + std::string(400, '7') + " parts."), "");
  EXPECT_EQ(values_of("1.234,5 and 1,2,3"), "1; 2; 3");
  values_of(
      "\xC2\xBD\xC2\xBD $$$ 5 % % - - 5 to to 6 and a half half a of one in in 3 \xEF\xBF\xBD 5\xEF\xBF\xBD");
  values_of("a an a hundred and and a half of million million million million thousand thousand-thousand");
  values_of("between and between 5 and and from to 6 or or more so at least at most 7");
}

TEST(Figures, KeepTheNearestTimeAndPlaceOfTheirSentence) {
  Found found("In March 40 homes burned in Aldport. It rained on Sunday.");
  const auto span = [&](const char* words) {
    const std::size_t begin = found.article.text.find(words);
    return Span{static_cast<Offset>(begin), static_cast<Offset>(begin + std::string_view(words).size())};
  };
  Document& document = found.document;
  document.times.push_back(
      {span("March"), TimeKind::date, TimePrecision::month, document.add_words("2024-03"), {}});
  document.times.push_back(
      {span("Sunday"), TimeKind::date, TimePrecision::day, document.add_words("2024-03-10"), {}});
  Place place;
  place.span = span("Aldport");
  document.places.push_back(place);
  const auto& figures = found.find();
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].as_of, 0U);
  EXPECT_EQ(figures[0].place, 0U);
}

TEST(Figures, BelongToTheInnermostStatement) {
  Found found("Reuters said that police counted 43 boats. It saw 12 men.");
  Document& document = found.document;
  const auto add = [&](const char* words) {
    const auto begin = static_cast<Offset>(found.article.text.find(words));
    Statement statement;
    const Span span{begin, static_cast<Offset>(begin + std::string_view(words).size())};
    statement.content = document.add_spans({&span, 1});
    document.statements.push_back(statement);
  };
  add("that police counted 43 boats");
  add("43 boats");
  const auto& figures = found.find();
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].statement, 1U);
  EXPECT_EQ(figures[1].statement, no_id);
}

TEST(Figures, TakeTimeInProportion) {
  const std::string parts[] = {
      "1,",      "1 ",   "100,200,",  "1-2-",         "one ",         "million ",
      "half a ", "$5 ",  "5 to ",     "at least ",    "5 in 6 ",      "3-1 ",
      "9",       "½",    "1/2 ",      "from 5 to 6 ", "hundreds of ", "between 5 and ",
      "5 men. ", "1.2.", "March 5, ", "(5) ",         "A5-6 ",        "dozen "};
  for (const std::string& part : parts) {
    std::string text;
    while (text.size() < 500'000) text += part;
    Found found(text);
    const auto begin = std::chrono::steady_clock::now();
    found.find();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(taken.count(), 10) << "0.5 MB of " << part;
  }
}

}  // namespace
}  // namespace sayso
