#include "links/hand_made_reading.hpp"
#include "links/origins/origins.hpp"
#include "links/origins/wording.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace sayso::origins {
namespace {

// All invented for these tests.
constexpr const char* wire = "Ferry runs aground off Holm\n\n"
                             "HOLM (NWA) - A car ferry with 212 people on board ran aground on a sandbank "
                             "near the harbour of Holm early on Tuesday after its "
                             "steering failed in heavy rain, the coast guard said.\n\n"
                             "Nobody was hurt, but passengers had to wait six hours for the tide before tugs "
                             "could pull the vessel free and tow it back to the "
                             "quay where buses were waiting.\n\n"
                             "The ferry was built in 1987 and had been due to leave service in the autumn.";

constexpr const char* edited_wire =
    "Passengers stuck for hours on ferry\n\n"
    "A car ferry with 212 people aboard ran aground on a sandbank near Holm harbour early on Tuesday after "
    "its steering failed in heavy "
    "rain.\n\n"
    "Nobody was hurt, but passengers had to wait six hours for the tide before tugs could pull the ship free "
    "and tow it back to the "
    "quay, where buses were waiting. Our reporter saw the last of them leave at noon.";

constexpr const char* own_report = "Steering failure leaves Holm ferry on the sand\n\n"
                                   "More than two hundred people spent Tuesday morning on a sandbank within "
                                   "sight of Holm when the ageing ferry Skua lost its "
                                   "steering during a downpour.\n\n"
                                   "The coast guard said that tugs got her off with the flood tide. No "
                                   "injuries were reported, and the harbour master blamed a "
                                   "hydraulic pump.";

std::vector<Shared> shared_by(const HandMadeReading& one, const HandMadeReading& two) {
  const Wording first(one.reading), second(two.reading);
  std::vector<Shared> found;
  compare(first, second, found);
  // Nothing is found that the hints would have kept from being looked for.
  EXPECT_TRUE(found.empty() || may_share(Hints(first), Hints(second)));
  EXPECT_EQ(may_share(Hints(first), Hints(second)), may_share(Hints(second), Hints(first)));
  return found;
}

std::set<Kind> kinds_of(const std::vector<Shared>& found) {
  std::set<Kind> kinds;
  for (const Shared& one : found) kinds.insert(one.kind);
  return kinds;
}

bool meet(const HandMadeReading& one, const HandMadeReading& two) {
  const MeetingKeys first = keys_of(one.reading), second = keys_of(two.reading);
  EXPECT_EQ(sayso::meet(first, second), sayso::meet(second, first));
  return sayso::meet(first, second);
}

TEST(Origins, FindAnEditedWireCopyAndShowItsWords) {
  const HandMadeReading one(wire, "2025-03-04"), two(edited_wire, "2025-03-04");
  const auto found = shared_by(one, two);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(kinds_of(found), std::set<Kind>{Kind::agency});
  std::string first;
  for (const Shared& shared : found) {
    EXPECT_TRUE(one.reading.text(shared.first).find('\xFF') == std::string::npos);
    first += one.reading.text(shared.first);
  }
  EXPECT_NE(first.find("Nobody was hurt, but passengers had to wait six hours"), std::string::npos);
  EXPECT_TRUE(meet(one, two));
}

TEST(Origins, ShowTheirWordsWithTheMarkThatOpensThem) {
  std::string text = wire;
  text.replace(0, text.find("(NWA)"), "Steering fails\n\nWICK ");
  const HandMadeReading one(text, "2025-03-04"), two(wire, "2025-03-04");
  bool is_shown = false;
  for (const Shared& shared : shared_by(one, two)) {
    EXPECT_FALSE(one.reading.text(shared.first).starts_with("NWA)")) << one.reading.text(shared.first);
    is_shown = is_shown || (one.reading.text(shared.first).starts_with("(NWA)") &&
                            two.reading.text(shared.second).starts_with("(NWA)"));
  }
  EXPECT_TRUE(is_shown);
}

TEST(Origins, AreCopiesWhereNoAgencyIsNamed) {
  std::string text = wire;
  text.erase(text.find("(NWA) "), 6);
  EXPECT_EQ(kinds_of(shared_by(HandMadeReading(text), HandMadeReading(edited_wire))),
            std::set<Kind>{Kind::copy});
}

TEST(Origins, AreNotSharedByTwoReportsOfOneEvent) {
  EXPECT_TRUE(shared_by(HandMadeReading(wire), HandMadeReading(own_report)).empty());
  EXPECT_TRUE(shared_by(HandMadeReading(edited_wire), HandMadeReading(own_report)).empty());
}

TEST(Origins, AreTheSameWhicheverArticleComesFirst) {
  const HandMadeReading one(wire), two(edited_wire);
  auto forth = shared_by(one, two), back = shared_by(two, one);
  for (Shared& shared : back) std::swap(shared.first, shared.second);
  std::sort(back.begin(), back.end(), [](const Shared& a, const Shared& b) { return a.first < b.first; });
  EXPECT_EQ(forth, back);
  EXPECT_TRUE(shared_by(one, one).empty());
}

TEST(Origins, AreNotSharedByTheFootOfAnOutletsArticles) {
  const std::string foot = "\n\nThe writer lives above a bakery in Holm with two cats and a piano that "
                           "nobody has tuned since her aunt "
                           "left for Dravec in the spring of that year.";
  const std::string first = own_report + foot;
  const std::string second = "Two\n\nA swan stopped the traffic on the old bridge for an hour, and the mayor "
                             "laughed about it with the drivers who had to "
                             "wait for the bird in the rain, while the police stood by and a man from the "
                             "zoo brought bread and a net, which he did not "
                             "use because the swan went by itself." +
                             foot;
  EXPECT_TRUE(
      shared_by(HandMadeReading(second, "", "Courier"), HandMadeReading(first, "", "Courier")).empty());
  EXPECT_FALSE(shared_by(HandMadeReading(second, "", "Courier"), HandMadeReading(first, "", "Post")).empty());
  // Nor by one passage that is printed again weeks later.
  const HandMadeReading march(second, "2025-03-04", "Courier");
  EXPECT_FALSE(shared_by(march, HandMadeReading(first, "2025-03-05", "Post")).empty());
  EXPECT_TRUE(shared_by(march, HandMadeReading(first, "2025-04-05", "Post")).empty());
}

TEST(Origins, AreNotSharedByWordsThatAllQuote) {
  HandMadeReading one(
      "One\n\nShe said \"I want to be the president of the United States one day\" to Radio Holm.");
  HandMadeReading two(
      "Two\n\n\"He would not be the president of the United States without it,\" his brother said.");
  Reading::Statement& told =
      one.says("She", "said", "I want to be the president of the United States one day");
  told.addressee = one.speaker("Radio Holm", SpeakerType::organisation);
  two.says("his brother", "said", "He would not be the president of the United States without it,");
  EXPECT_TRUE(shared_by(one, two).empty());
}

constexpr const char* quotation =
    "We were asleep when the boat stopped, and nobody told us anything until it was light outside";

HandMadeReading quoting(const std::string& before, const std::string& after) {
  return HandMadeReading("Title of " + before + "\n\n" + before + " \"" + quotation + ",\" " + after);
}

TEST(Origins, AreNotSharedByAQuotationAlone) {
  HandMadeReading one = quoting("On the quay a passenger was angry.", "said Lotte Brun.");
  HandMadeReading two = quoting("The night was long for many of them.", "Lotte Brun said.");
  one.says("Lotte Brun", "said", quotation);
  two.says("Lotte Brun", "said", quotation);
  EXPECT_TRUE(shared_by(one, two).empty());
}

TEST(Origins, AreSharedByAQuotationThatOneOutletWasTold) {
  HandMadeReading one = quoting("On the quay a passenger was angry.", "Lotte Brun told Radio Holm.");
  HandMadeReading two = quoting("The night was long for many of them.", "Lotte Brun said.");
  Reading::Statement& told = one.says("Lotte Brun", "told", quotation);
  told.addressee = one.speaker("Radio Holm", SpeakerType::organisation);
  two.says("Lotte Brun", "said", quotation);
  const auto found = shared_by(one, two);
  EXPECT_EQ(kinds_of(found), std::set<Kind>{Kind::interview});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(one.reading.text(found[0].first), quotation);
  EXPECT_EQ(two.reading.text(found[0].second), quotation);
}

TEST(Origins, AreSharedWithTheOutletThatWasTold) {
  HandMadeReading one = quoting("On the quay a passenger was angry.", "Lotte Brun told Radio Holm.");
  Reading::Statement& told = one.says("Lotte Brun", "told", quotation);
  told.addressee = one.speaker("Radio Holm", SpeakerType::organisation);
  const HandMadeReading transcript("Transcript\n\nLOTTE BRUN: " + std::string(quotation) + ".", "",
                                   "Radio Holm");
  EXPECT_EQ(kinds_of(shared_by(one, transcript)), std::set<Kind>{Kind::interview});
  const HandMadeReading other("Transcript\n\nLOTTE BRUN: " + std::string(quotation) + ".", "",
                              "Radio Dravec");
  EXPECT_TRUE(shared_by(one, other).empty());
}

TEST(Origins, AreTwoWhereItWasToldToTwoOutletsOrToAll) {
  HandMadeReading one = quoting("On the quay a passenger was angry.", "Lotte Brun told Radio Holm.");
  HandMadeReading two = quoting("The night was long for many of them.", "Lotte Brun told the Courier.");
  Reading::Statement& to_radio = one.says("Lotte Brun", "told", quotation);
  to_radio.addressee = one.speaker("Radio Holm", SpeakerType::organisation);
  Reading::Statement& to_paper = two.says("Lotte Brun", "told", quotation);
  to_paper.addressee = two.speaker("the Courier", SpeakerType::organisation);
  EXPECT_TRUE(shared_by(one, two).empty());
  to_paper.addressee = no_id;
  EXPECT_FALSE(shared_by(one, two).empty());
  to_paper.medium = Medium::press_conference;
  EXPECT_TRUE(shared_by(one, two).empty());
}

TEST(Origins, AreSharedByAReleaseInWordsOfTheirOwn) {
  HandMadeReading one("Line sorry\n\nThe Holm Line said in a statement that a hydraulic pump of the Skua had "
                      "failed and that all 212 "
                      "passengers would get vouchers.");
  HandMadeReading two("Vouchers after grounding\n\nAll passengers of the Skua will be given vouchers after a "
                      "failed hydraulic pump "
                      "left 212 of them stranded, a Holm Line release said.");
  one.says("The Holm Line", "said in a statement",
           "that a hydraulic pump of the Skua had failed and that all 212 passengers would get vouchers",
           StatementKind::indirect)
      .medium = Medium::statement;
  two.says("a Holm Line release", "said",
           "All passengers of the Skua will be given vouchers after a failed hydraulic pump left 212 of them "
           "stranded",
           StatementKind::indirect);
  EXPECT_TRUE(shared_by(one, two).empty());  // two people of these names
  one.reading.speakers[0].type = two.reading.speakers[0].type = SpeakerType::organisation;
  EXPECT_EQ(kinds_of(shared_by(one, two)), std::set<Kind>{Kind::press_release});
  one.reading.statements[0].medium = Medium::unknown;
  one.reading.statements[0].cue = {one.find("said")};
  EXPECT_TRUE(shared_by(one, two).empty());
}

TEST(Origins, AreSharedWithTheOutletThatIsNamedAsTheSource) {
  const char* source = "Pump was old\n\nThe hydraulic pump of the Skua had not been inspected since 2019, "
                       "according to papers that the "
                       "Courier has seen.";
  const HandMadeReading cited(source, "2025-03-05", "Courier");
  HandMadeReading citing(
      "No inspection\n\nThe Courier reported that the Skua's hydraulic pump had last been inspected in 2019.",
      "2025-03-06", "Radio Holm");
  citing.says("The Courier", "reported", "that the Skua's hydraulic pump had last been inspected in 2019",
              StatementKind::indirect);
  citing.reading.speakers[0].type = SpeakerType::organisation;
  const auto found = shared_by(citing, cited);
  ASSERT_EQ(kinds_of(found), std::set<Kind>{Kind::copy});
  // What was printed later was not its source.
  const HandMadeReading later(source, "2025-03-07", "Courier");
  EXPECT_TRUE(shared_by(citing, later).empty());
}

TEST(Origins, AreNotSharedByWhatAnOutletPrintsUnderEverything) {
  const std::string notice = "\n\nSign up for our newsletter and get the stories that matter to you and your "
                             "neighbours every morning before breakfast, or "
                             "read them in our app on the train.";
  EXPECT_TRUE(
      shared_by(HandMadeReading("One\n\nThe library opens at nine on Saturdays from now on." + notice),
                HandMadeReading("Two\n\nA swan stopped the traffic on the old bridge for an hour." + notice))
          .empty());
}

TEST(Origins, OfShortAndEmptyArticlesAreTheirOwn) {
  const HandMadeReading empty(""), title("Rain"), few("Rain\n\nIt rained in Holm on Monday.");
  for (const HandMadeReading* one : {&empty, &title, &few}) {
    EXPECT_TRUE(shared_by(*one, few).empty());
    EXPECT_TRUE(shared_by(*one, HandMadeReading(wire)).empty());
  }
  EXPECT_TRUE(keys_of(empty.reading).stored.empty());
  HandMadeReading endless("Title\n\n" + [] {
    std::string text;
    for (int i = 0; i < 30000; ++i) text += "and and ";
    return text;
  }());
  EXPECT_TRUE(shared_by(endless, HandMadeReading(wire)).empty());
  EXPECT_LT(keys_of(endless.reading).stored.size(), 3U);
}

TEST(Origins, TakeNoPhraseThatEverybodyPrintsForAnAgencysText) {
  const std::string phrase =
      " said at a news conference in the capital on Wednesday that he would go there again.";
  const auto with_phrase = [&](const std::string& begin, const std::string& word) {
    std::string text = begin + phrase;
    for (int i = 0; i < 120; ++i) text += ' ' + word + static_cast<char>('a' + i % 26) + word;
    return HandMadeReading(text, "2025-03-04");
  };
  HandMadeReading one = with_phrase("Ferry\n\nThe harbour master of Tarvik", "bo");
  HandMadeReading two = with_phrase("Snow\n\nA spokesman of the ski lifts", "ka");
  one.reading.article.source.credit = two.reading.article.source.credit = "AP";
  EXPECT_TRUE(shared_by(one, two).empty());
  const HandMadeReading unlike(wire);
  EXPECT_FALSE(may_share(Hints(Wording(one.reading)), Hints(Wording(unlike.reading))));
}

TEST(Quoted, KnowsMarksThatOpenAndClose) {
  const auto quoted = [](std::string_view text) {
    const auto bytes = quoted_bytes(text);
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) words += bytes[i] ? text[i] : '.';
    return words;
  };
  EXPECT_EQ(quoted("a \"b c\" d"), "...b c...");
  EXPECT_EQ(quoted("a ``b'' c"), "....b....");
  EXPECT_EQ(quoted("\"a.\n\n\"b\" c"), ".a.\n\n\"b...");
  EXPECT_EQ(quoted("never \"closed\nnext"), ".......closed.....");
  EXPECT_EQ(quoted("''a,'' b"), "..a,....");
  EXPECT_EQ(quoted("6\" pipe"), ".......");
  EXPECT_EQ(quoted("\""), ".");
}

struct Case {
  std::vector<Member> members;
  std::vector<Link> links;
  void link(std::uint32_t one, Span in_one, std::uint32_t two, Span in_two, Kind kind = Kind::copy) {
    links.push_back({one, two, {kind, 0.9, in_one, in_two}});
  }
};

// An article, 2, that mixes the texts of two agencies, 0 and 3; 1 is a copy of the first; 4 is not linked; 1 and 3 print one release.
Case mixed() {
  Case made;
  made.members = {{"a-4", "2025-03-04T10:00Z"},
                  {"a-2", "2025-03-04T09:00Z"},
                  {"a-9", ""},
                  {"a-1", "2025-03-05"},
                  {"a-5", ""}};
  made.link(0, {0, 100}, 1, {10, 110});
  made.link(0, {0, 90}, 2, {50, 140}, Kind::agency);
  made.link(1, {10, 100}, 2, {50, 140});
  made.link(2, {300, 400}, 3, {0, 100});
  made.link(1, {200, 260}, 3, {20, 80}, Kind::press_release);
  return made;
}

std::vector<std::vector<std::string>> keys_by_group(const std::vector<Member>& members,
                                                    const std::vector<Group>& groups) {
  std::vector<std::vector<std::string>> keys;
  for (const Group& one : groups) {
    keys.push_back({std::string(name_of(one.kind)), members[one.first].key});
    for (const std::uint32_t article : one.articles) keys.back().push_back(members[article].key);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

TEST(OriginGroups, KeepTheTextsApartThatOneArticleMixes) {
  const Case made = mixed();
  const auto groups = group(made.members, made.links);
  const std::vector<std::vector<std::string>> wanted = {{"agency", "a-2", "a-2", "a-4", "a-9"},
                                                        {"copy", "a-1", "a-1", "a-9"},
                                                        {"press release", "a-2", "a-1", "a-2"}};
  EXPECT_EQ(keys_by_group(made.members, groups), wanted);
  for (const Group& one : groups) {
    EXPECT_TRUE(one.key.starts_with("o-"));
    std::set<std::uint32_t> shown;
    for (const Evidence& evidence : one.evidence) shown.insert(evidence.article);
    EXPECT_EQ(shown.size(), one.articles.size());
  }
}

TEST(OriginGroups, DoNotDependOnAnyOrder) {
  const Case made = mixed();
  const auto wanted = group(made.members, made.links);
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::uint32_t> order = {0, 1, 2, 3, 4};
    std::shuffle(order.begin(), order.end(), random);
    Case other;
    other.members.resize(5);
    for (std::uint32_t i = 0; i < 5; ++i) other.members[order[i]] = made.members[i];
    for (Link link : made.links) {
      link.first = order[link.first], link.second = order[link.second];
      if (random() % 2 == 0) {
        std::swap(link.first, link.second);
        std::swap(link.shared.first, link.shared.second);
      }
      other.links.push_back(link);
    }
    std::shuffle(other.links.begin(), other.links.end(), random);
    const auto found = group(other.members, other.links);
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].key, wanted[i].key);
      EXPECT_EQ(found[i].kind, wanted[i].kind);
      EXPECT_EQ(found[i].first, order[wanted[i].first]);
      ASSERT_EQ(found[i].evidence.size(), wanted[i].evidence.size());
      for (std::size_t k = 0; k < found[i].evidence.size(); ++k) {
        EXPECT_EQ(found[i].evidence[k].article, order[wanted[i].evidence[k].article]);
        EXPECT_EQ(found[i].evidence[k].span, wanted[i].evidence[k].span);
      }
    }
  }
}

TEST(OriginGroups, OfNothingAreNone) {
  EXPECT_TRUE(group({}, {}).empty());
  const std::vector<Member> members = {{"a-1", ""}, {"a-2", ""}};
  EXPECT_TRUE(group(members, {}).empty());
}

TEST(OriginKinds, ReadBackTheirNames) {
  for (const Kind kind : {Kind::copy, Kind::agency, Kind::press_release, Kind::interview})
    EXPECT_EQ(kind_named(name_of(kind)), kind);
  EXPECT_FALSE(kind_named("rumour"));
}

}  // namespace
}  // namespace sayso::origins
