package dev.switchboard.demo;

import dev.switchboard.people.Admin;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Who is simulated, and who is left to people. Some come with the demonstration contact centre that a fresh house holds; the others
 * are hired, so that a day can have shifts.
 */
final class Staff {
    /** For people who want to sign in and work among the simulated ones. */
    static final String LEFT_TO_PEOPLE =
            "the reps ava (billing), eva (technical) and ines (orders), and the managers mona (billing) and quentin";

    static final List<Employee> SIMULATED = List.of(
            rep("ben", "Ben Okafor", "billing", 6, Shift.EARLY),
            rep("carla", "Carla Rossi", "billing", 4, Shift.DAY),
            rep("dan", "Dan Novak", "billing", 2, Shift.DAY),
            rep("noor", "Noor Rahimi", "billing", 7, Shift.EARLY),
            rep("otto", "Otto Brandt", "billing", 5, Shift.LATE),
            rep("priya", "Priya Nair", "billing", 8, Shift.LATE),
            rep("rafael", "Rafael Duarte", "billing", 5, Shift.NIGHT),
            rep("finn", "Finn Larsen", "technical", 6, Shift.EARLY),
            rep("gina", "Gina Costa", "technical", 4, Shift.DAY),
            rep("hugo", "Hugo Weber", "technical", 2, Shift.DAY),
            rep("rosa", "Rosa Marin", "technical", 7, Shift.EARLY),
            rep("sam", "Sam Osei", "technical", 5, Shift.LATE),
            rep("tara", "Tara Lindholm", "technical", 8, Shift.LATE),
            rep("ugo", "Ugo Ferri", "technical", 6, Shift.NIGHT),
            rep("jan", "Jan Kowalski", "orders", 6, Shift.EARLY),
            rep("kim", "Kim Tanaka", "orders", 4, Shift.DAY),
            rep("leo", "Leo Moreau", "orders", 2, Shift.DAY),
            rep("uma", "Uma Bianchi", "orders", 7, Shift.EARLY),
            rep("viktor", "Viktor Sand", "orders", 5, Shift.LATE),
            rep("wen", "Wen Zhao", "orders", 8, Shift.LATE),
            rep("yara", "Yara Haddad", "orders", 5, Shift.NIGHT),
            new Employee("nils", "Nils Berg", "technical", Map.of(), Shift.ALWAYS),
            new Employee("olga", "Olga Petrova", "orders", Map.of(), Shift.ALWAYS),
            new Employee("pia", "Pia Schmidt", "service", Map.of(), Shift.ALWAYS));

    private Staff() {}

    /** Whoever is not in the roster yet gets in; whoever is stays as people have left them. */
    static void hire(URI house) {
        var admin = Admin.of(house);
        var known = admin.agents();
        SIMULATED.stream()
                .filter(employee -> !known.contains(employee.agent()))
                .forEach(employee ->
                        admin.hire(employee.agent(), employee.name(), employee.team(), employee.skills(), Map.of()));
    }

    private static Employee rep(String agent, String name, String team, int level, Shift shift) {
        return new Employee(agent, name, team, Map.of(team, level), shift);
    }
}
