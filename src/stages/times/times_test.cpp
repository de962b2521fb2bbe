#include "stages/sentences/sentences.hpp"
#include "stages/tags/grammar.hpp"
#include "stages/times/calendar.hpp"
#include "stages/times/times.hpp"
#include "stages/times/words.hpp"
#include "stages/tokens/tokens.hpp"

#include <cases/show.hpp>
#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

using times::Grain;
using times::Moment;
using times::Unit;

// What is found in a text without tags and names.
std::string found_in(const std::string& text, const std::string& published = "2024-11-07") {
  Article article;
  article.text = text;
  article.source.published = published;
  if (!text.empty()) article.blocks.push_back({{0, static_cast<Offset>(text.size())}});
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  times::find_times(document, Grammar());
  EXPECT_EQ(broken_invariant(document), "") << text;
  return cases::show_times(document);
}

std::string iso(const Moment& moment) { return std::string(times::iso_of(moment).view()); }
std::string timex(const Moment& moment) { return std::string(times::timex_of(moment).view()); }

TEST(Calendar, CountsDaysForthAndBack) {
  EXPECT_EQ(times::day_number(1970, 1, 1), 0);
  EXPECT_EQ(times::day_number(2000, 3, 1) - times::day_number(2000, 2, 28), 2);
  EXPECT_EQ(times::day_number(1900, 3, 1) - times::day_number(1900, 2, 28), 1);
  for (std::int32_t number = -700'000; number < 800'000; number += 997) {
    EXPECT_EQ(times::first_day(times::of_day_number(number)), number);
  }
}

TEST(Calendar, KnowsTheDaysOfTheWeek) {
  EXPECT_EQ(times::weekday_of(times::day_number(2024, 11, 6)), 2);
  EXPECT_EQ(times::weekday_of(times::day_number(1969, 7, 20)), 6);
}

TEST(Calendar, HasNoDayThatIsNone) {
  EXPECT_FALSE(times::is_day(2024, 2, 30));
  EXPECT_FALSE(times::is_day(2023, 2, 29));
  EXPECT_TRUE(times::is_day(2024, 2, 29));
  EXPECT_TRUE(times::is_day(times::unknown_year, 2, 29));
  EXPECT_FALSE(times::is_day(2024, 13, 1));
  EXPECT_FALSE(times::is_day(2024, 0, 1));
}

TEST(Calendar, WeeksGoOverNewYear) {
  EXPECT_EQ(timex(times::at_grain(Moment::of_day(2024, 12, 31), Grain::week)), "2025-W01");
  EXPECT_EQ(timex(times::at_grain(Moment::of_day(2027, 1, 1), Grain::week)), "2026-W53");
  EXPECT_EQ(iso(times::at_grain(Moment::of_day(2025, 1, 2), Grain::week)), "2024-12-30/2025-01-05");
  EXPECT_EQ(timex(times::shifted(Moment::of_day(2024, 12, 24), 1, Unit::week)), "2025-W01");
}

TEST(Calendar, ShiftsKeepToTheUnit) {
  EXPECT_EQ(iso(times::shifted(Moment::of_day(2024, 1, 31), 1, Unit::month)), "2024-02");
  EXPECT_EQ(iso(times::shifted(Moment::of_day(2024, 3, 1), -1, Unit::day)), "2024-02-29");
  EXPECT_EQ(iso(times::shifted(Moment::of_year(1998), -3, Unit::day)), "1997-12-29");
  EXPECT_EQ(timex(times::shifted(Moment::of_number(Grain::quarter, 2024, 1), -1, Unit::quarter)), "2023-Q4");
  EXPECT_EQ(timex(times::shifted(Moment::of_day(1998, 5, 1), -1, Unit::decade)), "198");
}

TEST(Calendar, ShiftsBeyondItsYearsAreNothing) {
  EXPECT_EQ(iso(times::shifted(Moment::of_day(2024, 1, 1), 100'000, Unit::year)), "");
  EXPECT_EQ(iso(times::shifted(Moment::of_day(2024, 1, 1), -2'000'000'000, Unit::day)), "");
  EXPECT_EQ(iso(times::shifted(Moment::of_day(2024, 1, 1), 3'999'999, Unit::month)), "");
  EXPECT_EQ(iso(times::shifted(Moment::of_day(9999, 12, 31), 1, Unit::week)), "");
  EXPECT_EQ(iso(times::shifted(Moment{}, 1, Unit::day)), "");
}

TEST(Calendar, WritesSeasonsHalvesCenturies) {
  EXPECT_EQ(iso(Moment::of_number(Grain::season, 2024, 4)), "2024-12/2025-02");
  EXPECT_EQ(iso(Moment::of_number(Grain::half, 2024, 2)), "2024-07/2024-12");
  EXPECT_EQ(timex(times::at_grain(Moment::of_day(2024, 1, 5), Grain::season)), "2023-WI");
  EXPECT_EQ(iso(times::at_grain(Moment::of_year(1998), Grain::century)), "1901/2000");
}

TEST(Words, AreKnownByThemselves) {
  EXPECT_EQ(times::word_of("NOV.").value, 11);
  EXPECT_TRUE(times::word_of("mid-May").is_mid);
  EXPECT_EQ(times::word_of("'90s").value, 1990);
  EXPECT_EQ(times::word_of("1990’s").value, 1990);
  EXPECT_EQ(times::word_of("21st").value, 21);
  EXPECT_EQ(times::word_of("3:75").is, times::Is::number);
  EXPECT_EQ(times::word_of("15:30").value, 930);
  EXPECT_EQ(times::word_of("99999999999999999999").value, -1);
  EXPECT_EQ(times::word_of("").is, times::Is::other);
}

TEST(Times, DoWithoutTags) {
  EXPECT_EQ(found_in("The council met Tuesday and will meet on Friday."),
            "Tuesday: date, day, 2024-11-05\nFriday: date, day, 2024-11-08\n");
  EXPECT_EQ(found_in("Rain fell."), "none\n");
  EXPECT_EQ(found_in(""), "none\n");
}

TEST(Times, HaveNoValueWhereTheArticleHasNoDate) {
  EXPECT_EQ(found_in("He left Tuesday, two weeks ago, or in 1998.", ""),
            "Tuesday: date, day, - (XXXX-XX-XX)\ntwo weeks ago: date, week, - (XXXX-WXX)\n1998: date, year, "
            "1998\n");
}

TEST(Times, IgnoreADateOfTheArticleThatIsNone) {
  EXPECT_EQ(found_in("He left yesterday.", "2024-02-31"), "yesterday: date, day, - (XXXX-XX-XX)\n");
  EXPECT_EQ(found_in("He left yesterday.", "soon"), "yesterday: date, day, - (XXXX-XX-XX)\n");
  EXPECT_EQ(found_in("He left yesterday.", "0000-00-00"), "yesterday: date, day, - (XXXX-XX-XX)\n");
}

TEST(Times, CountHoursFromTheInstantOfTheArticle) {
  EXPECT_EQ(found_in("He left three hours ago.", "2024-11-07T01:30:00Z"),
            "three hours ago: time, instant, 2024-11-06T22:30\n");
}

TEST(Times, TakeTheDateOfADateBlock) {
  Article article;
  article.text = "Rain\n\nNov. 6, 2024\n\nIt fell Tuesday.";
  article.blocks = {{{0, 4}, BlockKind::title}, {{6, 18}, BlockKind::date}, {{20, 36}, BlockKind::paragraph}};
  Document document;
  document.begin(article);
  tokens::cut_into_tokens(document);
  sentences::cut_into_sentences(document);
  times::find_times(document, Grammar());
  EXPECT_EQ(cases::show_times(document),
            "Nov. 6, 2024: date, day, 2024-11-06\nTuesday: date, day, 2024-11-05\n");
}

TEST(Times, StayCalmOverNonsense) {
  for (const std::string text :
       {"1/1/1/1 0/0/0000 99/99/99 9999-99-99 2024-02-30 24:61 99:99 25 p.m. 0 a.m. 13 p.m.",
        "999999999 years ago, 4000000 days later, 123456 months from now and 2000000000 weeks earlier",
        "the the the last last last of of of early early late mid- mid-mid-May '' 's 's'",
        "every every two two two hundred hundred thousand and a half and a half years years ago ago",
        "May May May march March Sunday Sunday. sat sun sec second seconds",
        "the year year-ago year-ago-ago quarter", "nineteen nineteen nineteen ninety ninety-nine-nine",
        "99th century and 0th century and 31st of of May", "Feb. 29, Feb. 29 2023, 29 February",
        "\xE2\x80\x99\xE2\x80\x99"
        "90s \xE2\x80\x98",
        "New Year New Year's"}) {
    for (const std::string published : {"", "2024-02-29", "1000-01-01", "9999-12-31T23:59"}) {
      found_in(text, published);
    }
  }
}

TEST(Times, TakeTimeInProportion) {
  const std::size_t size = 1'000'000;
  const std::string parts[] = {
      "the ",    "last ",  "early ",      "May ",      "Monday to ",  "two ",
      "1990-",   "and ",   "the end of ", "year-ago ", "a few ",      "Nov. 6, ",
      "3:30 ",   "every ", "'90s ",       "of ",       "day before ", "no verb here Friday ",
      "hundred "};
  for (const std::string& part : parts) {
    std::string text;
    while (text.size() < size) text += part;
    const auto begin = std::chrono::steady_clock::now();
    found_in(text);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(taken.count(), 20) << "1 MB of " << part;
  }
}

}  // namespace
}  // namespace sayso
