#include "inputs/text/dates.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Dates, AreReadInManySpellings) {
  for (const auto& [words, iso] : {
           std::pair("2024-11-06", "2024-11-06"),
           std::pair("2024/11/6", "2024-11-06"),
           std::pair("20241106", "2024-11-06"),
           std::pair("November 6, 2024", "2024-11-06"),
           std::pair("Nov. 6, 2024", "2024-11-06"),
           std::pair("Nov 6th 2024", "2024-11-06"),
           std::pair("6 November 2024", "2024-11-06"),
           std::pair("6th of November, 2024", "2024-11-06"),
           std::pair("06-Nov-2024", "2024-11-06"),
           std::pair("Wednesday, 6 Sept. 2023", "2023-09-06"),
           std::pair("2024 Nov 6", "2024-11-06"),
           std::pair("06.11.2024", "2024-11-06"),
           std::pair("13/11/2024", "2024-11-13"),
           std::pair("11/13/2024", "2024-11-13"),
           std::pair("11/11/2024", "2024-11-11"),
           std::pair("29 February 2024", "2024-02-29"),
           std::pair("2024-11-06T14:05", "2024-11-06T14:05"),
           std::pair("2024-11-06T14:05:30Z", "2024-11-06T14:05:30Z"),
           std::pair("2024-11-06T14:05:30.250+01:00", "2024-11-06T14:05:30+01:00"),
           std::pair("2024-11-06T14:05:30-0500", "2024-11-06T14:05:30-05:00"),
           std::pair("2024-11-06 14:05:30 +0530", "2024-11-06T14:05:30+05:30"),
           std::pair("20241106T140530Z", "2024-11-06T14:05:30Z"),
           std::pair("2017-09-15T00:00:00", "2017-09-15"),
           std::pair("2017-09-15T00:00:00Z", "2017-09-15T00:00:00Z"),
           std::pair("Wed, 06 Nov 2024 14:05:00 +0000", "2024-11-06T14:05:00Z"),
           std::pair("Wed Nov 06 2024 14:05:00 GMT+0100 (Central European Standard Time)",
                     "2024-11-06T14:05:00+01:00"),
           std::pair("November 6, 2024 at 2:05 p.m. EST", "2024-11-06T14:05-05:00"),
           std::pair("November 6, 2024, 12:05 a.m.", "2024-11-06T00:05"),
           std::pair("6 November 2024, 2pm", "2024-11-06T14:00"),
           std::pair("14:05, 6 November 2024", "2024-11-06T14:05"),
           std::pair("6 November 2024 – 14.05 (UTC+2)", "2024-11-06T14:05+02:00"),
           std::pair("  2024-11-06  ", "2024-11-06"),
       })
    EXPECT_EQ(iso_date(words), iso) << words;
}

TEST(Dates, AreNotGuessed) {
  for (const char* words : {"",
                            "2024",
                            "November 2024",
                            "Nov. 6",
                            "Wednesday",
                            "06/11/2024",
                            "06-11-2024",
                            "6/11/24",
                            "6 Nov 24",
                            "30 February 2024",
                            "29 February 2023",
                            "2024-13-01",
                            "2024-00-10",
                            "32 January 2024",
                            "yesterday",
                            "14:05",
                            "1720",
                            "0000-00-00",
                            "2024-11-06 and then",
                            "99999999999999999999",
                            "6 November 12024",
                            "November 6, 2024 Tarvik",
                            "#2024-11-06"})
    EXPECT_EQ(iso_date(words), std::nullopt) << words;
  EXPECT_EQ(iso_date(std::string(100'000, '1')), std::nullopt);
}

TEST(Dates, ComeFromSecondsAndMilliseconds) {
  EXPECT_EQ(iso_date_of_seconds(1'730'901'900), "2024-11-06T14:05:00Z");
  EXPECT_EQ(iso_date_of_seconds(1'730'901'900'000), "2024-11-06T14:05:00Z");
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-5}, std::int64_t{2024}, std::int64_t{20241106},
        std::int64_t{9'000'000'000'000'000}, std::int64_t{INT64_MIN}, std::int64_t{INT64_MAX}})
    EXPECT_EQ(iso_date_of_seconds(number), std::nullopt) << number;
}

TEST(DateLines, HoldADateAndNothingElse) {
  for (const auto& [line, iso] : {
           std::pair("Published: Wednesday, Nov. 6, 2024 at 2:05 p.m. GMT", "2024-11-06T14:05Z"),
           std::pair("Last updated on 6 November 2024 at 14:05", "2024-11-06T14:05"),
           std::pair("Posted 2024-11-06 | 5 min read", "2024-11-06"),
           std::pair("Updated 7 Nov 2024 | Published 6 Nov 2024", "2024-11-06"),
           std::pair("Published 6 Nov 2024 • Updated 7 Nov 2024, 10:00", "2024-11-06"),
           std::pair("First published on Wed 6 Nov 2024 14.05 GMT", "2024-11-06T14:05Z"),
           std::pair("Nov. 6, 2024, 7:40 a.m. ET", "2024-11-06T07:40"),
           std::pair("Monday, Nov. 4", ""),
           std::pair("06/11/2024", ""),
       }) {
    const auto found = date_line(line);
    ASSERT_TRUE(found.has_value()) << line;
    EXPECT_EQ(found->iso, iso) << line;
  }
  EXPECT_TRUE(date_line("Updated 7 Nov 2024")->is_update);
  EXPECT_FALSE(date_line("Updated 7 Nov 2024 | Published 6 Nov 2024")->is_update);
  EXPECT_EQ(date_line("Xinhua | Updated: 2017-09-15 17:52")->agency, "Xinhua");
}

TEST(DateLines, AreNotSentencesWithADate) {
  for (const char* line :
       {"", "Updated 14:05", "On November 6, 2024, it rained.", "The memo is dated January 14", "May",
        "Sunday", "6 Nov 2024 Tarvik", "In 2024", "March 12 (NWA)", "Ann Lee | 6 Nov 2024"})
    EXPECT_FALSE(date_line(line).has_value()) << line;
}

}  // namespace
}  // namespace sayso
