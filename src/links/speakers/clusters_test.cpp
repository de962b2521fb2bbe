#include "links/speakers/clusters.hpp"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

namespace sayso {
namespace {

struct Given {
  std::string name, role, affiliation;
  SpeakerType type = SpeakerType::person;
};

// Names of each cluster, sorted, one after the other; loose ones in brackets behind.
std::string clusters(std::vector<Given> given, unsigned seed = 0) {
  if (seed != 0) std::shuffle(given.begin(), given.end(), std::mt19937(seed));
  std::vector<Profile> profiles;
  for (const Given& one : given)
    profiles.push_back(profile_of(one.name, one.type, role_form(one.role), folded(one.affiliation)));
  const JoinedBlock block = join_profiles(profiles);
  std::vector<std::string> lines;
  for (const Cluster& cluster : block.clusters) {
    std::vector<std::string> names;
    for (const std::uint32_t i : cluster.profiles) names.push_back(profiles[i].name);
    std::sort(names.begin(), names.end());
    lines.push_back(cluster.name + ":");
    for (const std::string& name : names) lines.back() += " " + name + ",";
  }
  std::sort(lines.begin(), lines.end());
  std::vector<std::string> loose;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    if (block.cluster_of[i] == no_id) loose.push_back("[" + profiles[i].name + "]");
  }
  std::sort(loose.begin(), loose.end());
  lines.insert(lines.end(), loose.begin(), loose.end());
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

TEST(Speakers, JoinsOneNameInThreeSpellings) {
  EXPECT_EQ(clusters({{"Volodymyr Zelensky", "", ""},
                      {"Volodymyr Zelenskyy", "president", ""},
                      {"Vladimir Zelenskiy", "", ""}}),
            "Vladimir Zelenskiy: Vladimir Zelenskiy, Volodymyr Zelensky, Volodymyr Zelenskyy,\n");
  EXPECT_EQ(clusters({{"Muammar Gaddafi", "Libyan leader", ""}, {"Moammar Kadhafi", "Libyan leader", ""}}),
            "Moammar Kadhafi: Moammar Kadhafi, Muammar Gaddafi,\n");
}

TEST(Speakers, KeepsChangedRolesTogether) {
  EXPECT_EQ(clusters({{"Petra Novak", "defence minister", ""},
                      {"Petra Novak", "former mayor", ""},
                      {"Petra M. Novak", "", ""}}),
            "Petra M. Novak: Petra M. Novak, Petra Novak, Petra Novak,\n");
}

TEST(Speakers, NeverJoinsTwoOfOneFamily) {
  EXPECT_EQ(clusters({{"Bill Clinton", "", ""}, {"Hillary Clinton", "", ""}, {"Clinton", "", ""}}),
            "Bill Clinton: Bill Clinton,\nHillary Clinton: Hillary Clinton,\n[Clinton]\n");
  EXPECT_EQ(clusters({{"George W. Bush", "", ""}, {"George H. W. Bush", "", ""}, {"George Bush", "", ""}}),
            "George H. W. Bush: George H. W. Bush,\nGeorge W. Bush: George W. Bush,\n[George Bush]\n");
}

TEST(Speakers, PartsOneNameWhereRolesClash) {
  EXPECT_EQ(clusters({{"Petra Novak", "defence minister", ""},
                      {"Petra Novak", "retired teacher", ""},
                      {"Petra Novak", "", ""}}),
            "Petra Novak: Petra Novak,\nPetra Novak: Petra Novak,\n[Petra Novak]\n");
  EXPECT_EQ(clusters({{"John Smith", "police officer", ""}, {"John Smith", "singer", ""}}),
            "John Smith: John Smith,\nJohn Smith: John Smith,\n");
}

TEST(Speakers, GivesABareNameItsOfficesHolder) {
  EXPECT_EQ(
      clusters(
          {{"Edith Marlowe", "prime minister", ""}, {"Marlowe", "prime minister", ""}, {"Marlowe", "", ""}}),
      "Edith Marlowe: Edith Marlowe, Marlowe,\n[Marlowe]\n");
}

TEST(Speakers, NeedsMoreThanAnInitial) {
  EXPECT_EQ(clusters({{"James Whitlow", "", ""}, {"J. Whitlow", "", ""}}),
            "James Whitlow: James Whitlow,\n[J. Whitlow]\n");
  EXPECT_EQ(
      clusters({{"James Whitlow", "public prosecutor", ""}, {"J. R. Whitlow", "public prosecutor", ""}}),
      "James Whitlow: J. R. Whitlow, James Whitlow,\n");
}

constexpr SpeakerType body = SpeakerType::organisation;

TEST(Speakers, KeepsMinistriesOfTwoCountriesApart) {
  EXPECT_EQ(clusters({{"Kestrian Foreign Ministry", "", "", body},
                      {"Foreign Ministry of Kestria", "", "", body},
                      {"Velmoran Foreign Ministry", "", "", body},
                      {"Foreign Ministry", "", "", body},
                      {"Foreign Ministry", "", "Kestria", body}}),
            "Foreign Ministry of Kestria: Foreign Ministry, Foreign Ministry of Kestria, Kestrian Foreign "
            "Ministry,\n"
            "Velmoran Foreign Ministry: Velmoran Foreign Ministry,\n[Foreign Ministry]\n");
}

TEST(Speakers, KnowsBodiesByAliasesAndCompaniesByTheirFirstWord) {
  EXPECT_EQ(clusters({{"UN", "", "", body}, {"United Nations", "", "", body}}),
            "United Nations: UN, United Nations,\n");
  EXPECT_EQ(clusters({{"Torvane", "", "", body},
                      {"Torvane Energy", "", "", body},
                      {"Torvane Energy Inc.", "", "", body}}),
            "Torvane Energy Inc.: Torvane, Torvane Energy, Torvane Energy Inc.,\n");
}

TEST(Speakers, DecidesTheSameInAnyOrder) {
  const std::vector<Given> given{{"George W. Bush", "president", ""}, {"George H. W. Bush", "", ""},
                                 {"George Bush", "president", ""},    {"Bush", "", ""},
                                 {"Jeb Bush", "governor", ""},        {"G. Bush", "", ""},
                                 {"George Bush", "farmer", ""},       {"Busch", "", ""},
                                 {"Bush Energy", "", "", body},       {"Bush", "", "", body}};
  const std::string first = clusters(given);
  for (unsigned seed = 1; seed < 50; ++seed) EXPECT_EQ(clusters(given, seed), first);
}

// Who each loose mention means: "name@article>cluster's name".
TEST(Speakers, ResolvesLooseMentionsByTheirStory) {
  const Profile full = profile_of("Petra Novak", SpeakerType::person, "defence minister", "");
  const Profile other = profile_of("Karel Novak", SpeakerType::person, "singer", "");
  const Profile bare = profile_of("Novak", SpeakerType::person, "", "");
  const Profile minister = profile_of("Novak", SpeakerType::person, "minister", "");
  std::vector<StoryMention> alone{{&full, "p-full", "a-1", "", "Post", ""},
                                  {&bare, "", "a-2", "", "Star", ""}};
  resolve(alone);
  EXPECT_EQ(alone[1].cluster, "p-full");

  std::vector<StoryMention> both{{&full, "p-full", "a-1", "", "Post", ""},
                                 {&other, "p-other", "a-1", "", "Post", ""},
                                 {&bare, "", "a-2", "", "Star", ""},
                                 {&bare, "", "a-3", "", "Post", ""},
                                 {&minister, "", "a-4", "", "Post", ""}};
  resolve(both);
  EXPECT_NE(both[2].cluster, "p-full");
  EXPECT_EQ(both[2].cluster, both[3].cluster);
  EXPECT_EQ(both[4].cluster, "p-full");
}

TEST(Speakers, KeepsAGenericBodyToItsOutlet) {
  const Profile ministry = profile_of("Foreign Ministry", body, "", "");
  std::vector<StoryMention> mentions{{&ministry, "", "a-1", "", "Post", ""},
                                     {&ministry, "", "a-2", "", "Post", ""},
                                     {&ministry, "", "a-3", "", "Star", ""}};
  resolve(mentions);
  EXPECT_EQ(mentions[0].cluster, mentions[1].cluster);
  EXPECT_NE(mentions[0].cluster, mentions[2].cluster);
}

TEST(Speakers, SpellsOutAnAcronymOfTheStory) {
  const Profile board = profile_of("Product Safety Board", body, "", "");
  const Profile acronym = profile_of("PSB", body, "", "");
  std::vector<StoryMention> mentions{{&board, "p-board", "a-1", "", "Post", ""},
                                     {&acronym, "", "a-2", "", "Star", ""}};
  resolve(mentions);
  EXPECT_EQ(mentions[1].cluster, "p-board");
}

}  // namespace
}  // namespace sayso
