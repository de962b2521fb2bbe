#include "stages/places/words.hpp"

#include <algorithm>
#include <array>

namespace sayso::places {

namespace {

template <std::size_t count>
constexpr std::array<std::string_view, count> sorted(std::array<std::string_view, count> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <class... Words>
constexpr auto list(Words... words) {
  return sorted(std::array<std::string_view, sizeof...(Words)>{std::string_view(words)...});
}

template <class List>
bool has(const List& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

constexpr auto directions =
    list("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
         "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern",
         "southwestern", "downtown", "upstate", "rural", "greater", "metro", "mid", "inner", "outer", "upper",
         "lower", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central",
         "Northeast", "Northwest", "Southeast", "Southwest", "Northeastern", "Northwestern", "Southeastern",
         "Southwestern", "Downtown", "Upstate", "Rural", "Greater", "Metro", "the", "The", "nearby",
         "neighboring", "neighbouring");

constexpr auto prepositions =
    list("in", "In", "near", "Near", "from", "From", "at", "At", "to", "To", "outside", "Outside", "of",
         "around", "across", "Across", "through", "into", "toward", "towards", "between", "between",
         "throughout", "Throughout", "via", "inside", "leaving", "visiting", "visited", "entering");

constexpr auto after_bodies =
    list("Police", "Sheriff", "Sheriffs", "Mayor", "City", "County", "Fire", "State", "Council", "Board",
         "Department", "Government", "Public", "Community", "Superior", "Circuit", "District", "Court",
         "Courthouse", "Jail", "Detention", "Coroner", "Commission", "Commissioners", "Attorney", "Volunteer",
         "Regional", "Chamber", "Senate", "House", "Parliament", "Legislature", "Supreme", "Municipal",
         "Health", "Prosecutor", "Clerk", "Town", "Township", "Village", "Common", "Division", "Ministry",
         "Foreign", "Interior", "Defense", "Defence", "Prime", "President", "Army", "Governor", "Gov", "Gov.",
         "Emergency", "Independent", "School", "Schools", "Water", "Parks", "Highway", "Auditor", "Fiscal",
         "Treasurer", "Judge", "Magistrate", "Rep", "Rep.", "Sen", "Sen.", "Republican", "Democratic",
         "Democrat", "General", "Secretary", "Crown", "Commonwealth", "Economic", "Planning", "Zoning",
         "Housing", "National", "Navy", "Lottery", "Agency", "Bureau", "Coast", "Environmental",
         "Transportation", "Embassy", "Consulate", "Area", "Marine", "Census", "Geological", "Natural",
         "Fish", "Wildlife", "Civil", "Centers", "Centres", "Constitution", "Treasury", "Security",
         "Selectman", "Selectmen", "Selectboard", "Alderman", "Aldermen", "Metropolitan");

constexpr auto before_bodies = list("City", "Town", "Village", "County", "State", "Government", "Parliament",
                                    "Borough", "Township", "Province", "Parish", "Commonwealth", "Kingdom");

constexpr auto features = list(
    "Street", "St", "St.", "Road", "Rd", "Rd.", "Avenue", "Ave", "Ave.", "Boulevard", "Blvd", "Blvd.",
    "Drive", "Dr.", "Lane", "Court", "Place", "Square", "Way", "Trail", "Highway", "Parkway", "Turnpike",
    "Pike", "Bridge", "Park", "Airport", "Hospital", "University", "College", "School", "Church", "Stadium",
    "Arena", "Center", "Centre", "Hall", "Hotel", "Inn", "Mall", "Museum", "Theatre", "Theater", "Library",
    "Station", "Tower", "House", "River", "Creek", "Lake", "Bay", "Mountain", "Mountains", "Hills", "Hill",
    "Valley", "Island", "Islands", "Beach", "Forest", "Dam", "Canal", "Falls", "Springs", "Harbor", "Harbour",
    "Port", "Farm", "Farms", "Cemetery", "Garden", "Gardens", "Heights", "Terrace", "Academy", "Institute",
    "Plaza", "Speedway", "Casino", "Zoo", "Times", "Post", "Herald", "News", "Journal", "Tribune", "Gazette",
    "Chronicle", "Star", "Globe", "Review", "Register", "Daily");

constexpr auto features_before =
    list("Lake", "Mount", "Mt", "Mt.", "Fort", "Ft", "Ft.", "Port", "Cape", "Camp", "Isle", "Point");

constexpr auto given_names = list(
    "Georgia", "Jordan", "Chad", "Virginia", "Victoria", "Israel", "Paris", "Florence", "Austin", "Charlotte",
    "Madison", "Jackson", "Lincoln", "Houston", "Dallas", "Denver", "Savannah", "Sydney", "Adelaide", "Kent",
    "Chelsea", "Brooklyn", "Carolina", "Alexandria", "Marion", "Florida", "Tyler", "Preston", "Clayton",
    "Logan", "Lancaster", "Douglas", "Carson", "Cody", "Eugene", "Vienna", "Sofia", "Lima", "Lourdes",
    "Dakota", "Montana", "Kenya", "India", "Asia", "China", "Ireland", "England", "Holland", "London",
    "Washington", "Cuba", "Lebanon", "Mali", "Nancy", "Pearl", "Orlando", "Santiago", "San", "Troy", "Roman",
    "Julian", "Warren", "Wayne", "Allen", "Howard", "Norman", "Perry", "Lawrence", "Marshall", "Mason",
    "Milan", "Monroe", "Morgan", "Nelson", "Newton", "Oliver", "Oxford", "Penn", "Phillips", "Quincy",
    "Regina", "Rome", "Ross", "Salem", "Shelby", "Sherman", "Stafford", "Stanley", "Stuart", "Taylor",
    "Trenton", "Vernon", "Victor", "Wilson", "Winston", "York", "Lee", "Clinton", "Bush", "Grant", "Harrison",
    "Hamilton", "Johnson", "Jefferson", "Franklin", "Cleveland", "Carter", "Ford", "Anderson", "Bristol",
    "Burton", "Cameron", "Campbell", "Chester", "Clark", "Clyde", "Craig", "Dale", "Davis", "Elizabeth",
    "Elliott", "Elmira", "Emery", "Evans", "Faith", "Gary", "Glenn", "Gordon", "Graham", "Hope", "Hudson",
    "Irving", "Jasper", "Jerome", "Joy", "Kim", "Lane", "Laurel");

constexpr auto after_towns =
    list("man", "woman", "men", "women", "teen", "teenager", "teens", "boy", "girl", "couple", "family",
         "resident", "residents", "native", "natives", "police", "area", "school", "schools", "officials",
         "council", "mayor", "aldermen", "attorney", "lawyer", "lawyers", "businessman", "firefighters",
         "fire", "city", "suburb", "home", "neighborhood", "educator", "voters", "motorist", "mother",
         "father", "residence", "hospital", "hospitals", "based", "-based", "born", "-born", "region",
         "district", "province", "prefecture", "communities", "counties");

constexpr auto lands = list("province", "Province", "region", "Region", "governorate", "Governorate",
                            "oblast", "Oblast", "state", "State", "prefecture", "Prefecture", "canton",
                            "district", "District", "provinces", "regions");

constexpr auto buildings =
    list("School", "Elementary", "Academy", "College", "University", "Hospital", "Center", "Centre", "House",
         "Hall", "Library", "Church", "Cemetery", "Home", "Hotel", "Inn", "Arena", "Stadium", "Theatre",
         "Theater", "Amphitheatre", "Amphitheater", "Museum", "Manor", "Apartments", "Restaurant", "Bar",
         "Inc", "Inc.", "Zoo", "Mall", "Store", "Court", "Gatehouse", "Lodge", "lodge", "Club", "Building",
         "Tower", "Chapel", "Temple", "Mosque", "Cathedral", "Casino", "Marina", "Office", "Lab",
         "Laboratory", "Institute", "Clinic", "Farm", "Farms", "Fairgrounds", "Speedway", "Jail", "Prison",
         "Courthouse", "Depot", "Factory", "Racecourse");

constexpr auto no_places = list(
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    "Central", "Superior", "Union", "Supreme", "Region", "Interstate", "Western", "Eastern", "Northern",
    "Southern", "North", "South", "East", "West", "City", "County", "State", "Town", "Metro", "Republic",
    "Republican", "Democrat", "Highway", "Route", "Main", "Center", "Street", "Avenue", "Union", "Police",
    "Mayor", "Of", "The", "In", "At", "On", "By", "As", "It", "He", "She", "We", "They", "You", "This",
    "That", "There", "But", "And", "For", "From", "With", "Who", "What", "When", "Where", "How", "Why", "All",
    "Many", "Most", "Some", "New", "Old", "Good", "Best", "Man", "Men", "Male", "Bill", "Young", "Bar", "Bay",
    "Best", "Of", "Date", "Time", "Home", "House", "Senate", "Church", "College", "Independence", "Industry",
    "Liberty", "Media", "Mobile", "Nice", "Reading", "Bath", "Deal", "Battle", "Police", "Progress",
    "Justice", "Energy", "Advance", "Champion", "Commerce", "Defiance", "Enterprise", "Force", "Globe",
    "Hurricane", "Normal", "Price", "President", "Success", "Surprise", "Truth", "Welcome", "Winter",
    "Spring", "Summer", "Christmas", "Ford", "Moon", "Emerald", "Young", "Buy", "Sale", "Gap", "Apple",
    "Orange", "Hope", "Day", "Early", "Green", "Brown", "White", "Black", "Gold", "Rose", "Congress", "NATO",
    "SWAT", "White House", "United Russia", "NICE", "Inc", "Inc.", "Gulf");

constexpr auto government_verbs = list(
    "said", "says", "hopes", "hoped", "wants", "wanted", "warned", "warns", "believes", "believed", "insists",
    "insisted", "denies", "denied", "accused", "accuses", "rejected", "rejects", "announced", "announces",
    "agreed", "agrees", "refused", "refuses", "argues", "argued", "claims", "claimed", "condemned",
    "condemns", "urged", "urges", "demanded", "demands", "fears", "feared", "signaled", "signalled", "vowed",
    "vows", "pledged", "pledges", "threatened", "threatens", "supports", "supported", "opposes", "opposed",
    "recognized", "recognised", "recognizes", "recognises", "responded", "retaliated", "imposed", "blamed",
    "blames", "considers", "regards", "confirmed", "sees", "views", "intends", "plans");

}  // namespace

bool is_direction(std::string_view word) { return has(directions, word); }
bool is_preposition(std::string_view word) { return has(prepositions, word); }
bool follows_place_of_body(std::string_view word) { return has(after_bodies, word); }
bool precedes_place_of_body(std::string_view word) { return has(before_bodies, word); }
bool is_feature(std::string_view word) { return has(features, word); }
bool is_feature_before(std::string_view word) { return has(features_before, word); }
bool is_given_name(std::string_view word) { return has(given_names, word); }
bool is_building(std::string_view word) { return has(buildings, word); }
bool is_no_place(std::string_view word) { return has(no_places, word); }
bool follows_town(std::string_view word) { return has(after_towns, word); }
bool follows_land(std::string_view word) { return has(lands, word); }
bool is_of_government(std::string_view verb) { return has(government_verbs, verb); }

}  // namespace sayso::places
