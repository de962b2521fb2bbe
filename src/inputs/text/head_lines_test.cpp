#include "inputs/text/agencies.hpp"
#include "inputs/text/byline.hpp"
#include "inputs/text/dateline.hpp"
#include "inputs/text/notices.hpp"
#include "inputs/text/text.hpp"
#include "inputs/text/title.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Bylines, GiveTheNamesAsWritten) {
  for (const auto& [line, names] : {
           std::pair("By Ann Lee", "Ann Lee"),
           std::pair("BY ANN LEE", "ANN LEE"),
           std::pair("by Ann Lee", "Ann Lee"),
           std::pair("By ANN LEE and BOB KAY, Staff Writers", "ANN LEE and BOB KAY"),
           std::pair("By Hugh Parrish in Dravec", "Hugh Parrish"),
           std::pair("By Ann Lee, Bob Kay and Carl Moe", "Ann Lee, Bob Kay and Carl Moe"),
           std::pair("By Ludwig van Beethoven", "Ludwig van Beethoven"),
           std::pair("By Jane O'Neil-Smith Jr.", "Jane O'Neil-Smith Jr."),
           std::pair("By Ann Lee, Political Editor", "Ann Lee"),
           std::pair("By Ann Lee and agencies", "Ann Lee"),
           std::pair("By Ann Lee | The Herald", "Ann Lee"),
           std::pair("By Ann Lee, Reuters", "Ann Lee"),
           std::pair("By The Associated Press", "The Associated Press"),
           std::pair("By a staff reporter", "a staff reporter"),
           std::pair("From our own correspondent", "our own correspondent"),
           std::pair("Written by Ann Lee", "Ann Lee"),
           std::pair("By Ann Lee (@annlee)", "Ann Lee (@annlee)"),
           std::pair("Ann Lee reports from Upper Lenn.", "Ann Lee"),
       }) {
    const auto byline = byline_in(line);
    ASSERT_TRUE(byline.has_value()) << line;
    EXPECT_EQ(byline->names, names) << line;
  }
  EXPECT_EQ(byline_in("By MATTHEW LEE, Associated Press")->agency, "AP");
  EXPECT_EQ(byline_in("By Reuters Staff")->names, "Reuters");
}

TEST(Bylines, AreNotEveryLineWithBy) {
  for (const char* line : {"", "By", "By ", "By the numbers", "By The Numbers", "By Monday", "By May",
                           "By Monday, 47 people had left.", "By Ann Lee, who has seen it all.",
                           "By and large it rained", "Bye Bye", "by train and bus", "By 2030 it will be done",
                           "He reports from Tarvik.", "The army reports from the front are late."})
    EXPECT_FALSE(byline_in(line).has_value()) << line;
}

TEST(Datelines, GiveThePlaceAndTheAgency) {
  struct Sample {
    const char* text;
    const char* words;
    const char* agency;
  };
  for (const Sample& sample : {
           Sample{"TARVIK, Nov. 6 (NWA) — President", "TARVIK, Nov. 6", "NWA"},
           Sample{"HOLLIN, Castrel, March 12 (NWA) — Two", "HOLLIN, Castrel, March 12", "NWA"},
           Sample{"TARVIK (NWA), Nov. 6 -- President", "TARVIK, Nov. 6", "NWA"},
           Sample{"WASHINGTON (The Associated Press) - Oil", "WASHINGTON", "AP"},
           Sample{"LONDON/PARIS, Nov 6 (Reuters) - Oil", "LONDON/PARIS, Nov 6", "Reuters"},
           Sample{"(Reuters) - Oil", "", "Reuters"},
           Sample{"Nov 6 (Reuters) - Oil", "Nov 6", "Reuters"},
           Sample{"KYIV, Ukraine — Five", "KYIV, Ukraine", ""},
           Sample{"ST. LOUIS — “We", "ST. LOUIS", ""},
           Sample{"RIO DE JANEIRO — The", "RIO DE JANEIRO", ""},
           Sample{"Geneva, 6 November 2024 – The", "Geneva, 6 November 2024", ""},
           Sample{"ŁÓDŹ — Ósma", "ŁÓDŹ", ""},
       }) {
    const auto dateline = dateline_in(sample.text);
    ASSERT_TRUE(dateline.has_value()) << sample.text;
    EXPECT_EQ(dateline->words, sample.words);
    EXPECT_EQ(dateline->agency, sample.agency) << sample.text;
  }
  EXPECT_EQ(dateline_in("DRAVEC — Kestria said")->size, std::string("DRAVEC — ").size());
}

TEST(Datelines, AreNotEveryDash) {
  for (const char* text :
       {"", "—", "— Ann Lee", "NATO — the alliance — met", "Sir, – Your correction",
        "The army — Velmora’s — left", "EXCLUSIVE — The letter", "By March 2024 — Easter — it",
        "FILE - In this photo", "TARVIK —", "PS4 Update 5.50 (UPDATE) — New", "A man (37) — Swedish",
        "“TARVIK — It", "FREE CSAT TEST SERIES NOW — Join"})
    EXPECT_FALSE(dateline_in(text).has_value()) << text;
}

TEST(Agencies, HaveOneNameEach) {
  EXPECT_EQ(agency_named("The Associated Press"), "AP");
  EXPECT_EQ(agency_named("REUTERS"), "Reuters");
  EXPECT_EQ(agency_named("dpa"), "dpa");
  EXPECT_EQ(agency_named("DPA"), "dpa");
  EXPECT_EQ(agency_named("pa"), "");
  EXPECT_EQ(agency_named("ann"), "");
  EXPECT_EQ(agency_in("(Australian Associated Press)"), "AAP");
  EXPECT_EQ(agency_in("Copyright 2018 The Associated Press. All rights reserved."), "AP");
  EXPECT_EQ(agency_in("A map of the pass"), "");
}

TEST(Notices, AreCreditsByTheirWords) {
  for (const auto& [line, agency] : {
           std::pair("NWA contributed to this report.", "NWA"),
           std::pair("Ann Lee contributed to this report.", ""),
           std::pair("Associated Press writers Ann Lee in Paris and Bob Kay contributed to this report.",
                     "AP"),
           std::pair("(Reporting by Ann Lee; Editing by Bob Kay)", ""),
           std::pair("© 2024 Reuters", "Reuters"),
           std::pair("- Reuters.", "Reuters"),
           std::pair("(NWA)", "NWA"),
       }) {
    const auto credit = credit_in(line);
    ASSERT_TRUE(credit.has_value()) << line;
    EXPECT_EQ(credit->agency, agency) << line;
  }
  for (const char* line :
       {"", "Reporting is hard.", "She contributed to the fund.", "(He laughed.)", "Reuters asked him why."})
    EXPECT_FALSE(credit_in(line).has_value()) << line;
}

TEST(Titles, AreFoundWhateverTheirMarks) {
  const auto found = [](std::string_view text, std::string_view title) {
    const Span span = title_in(text, title);
    return std::string(text.substr(span.begin, span.size()));
  };
  EXPECT_EQ(found("Rain Stops.\n\nIt stopped.", "Rain stops"), "Rain Stops.");
  EXPECT_EQ(found("  “Rain”\nstops \nIt", "\"Rain\" stops"), "“Rain”\nstops");
  EXPECT_EQ(found("Rain stops a game\n\nIt", "Rain stops"), "");
  EXPECT_EQ(found("Rain", "Rain stops"), "");
  EXPECT_EQ(found("Rain stops", "“…”"), "");
  EXPECT_EQ(found("ÉTÉ fini\nx", "été fini"), "ÉTÉ fini");
  EXPECT_EQ(found("", ""), "");
}

TEST(FileNames, TellTheOutletAndTheDay) {
  EXPECT_EQ(named_by_file("a/b/tarvik-post_2024-11-04_patrol.txt").outlet, "Tarvik Post");
  EXPECT_EQ(named_by_file("a/b/tarvik-post_2024-11-04_patrol.txt").published, "2024-11-04");
  EXPECT_EQ(named_by_file("BBC-News_2024-11-04.txt").outlet, "BBC News");
  for (const char* path : {"", "a.txt", "tarvik-post_2024-11-04", "_2024-11-04_x.txt", "a_2024-02-30_x.txt",
                           "a_b_2024-11-04.txt", "a_2024-11-045.txt", "tarvik-post_2024-11-04/x.txt"})
    EXPECT_EQ(named_by_file(path).outlet,
              std::string_view(path) == "tarvik-post_2024-11-04" ? "Tarvik Post" : "")
        << path;
}

}  // namespace
}  // namespace sayso
