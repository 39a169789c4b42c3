package dev.switchboard.router.engine;

import java.util.Arrays;

/**
 * Small numbers for members that come and go, each given again once it is free: what is kept of a member can lie in an array then, beside
 * that of the others, instead of in an object somewhere in memory.
 */
final class Numbers {

    private int[] vacant = new int[4];
    private int vacancies;
    private int next;

    int take() {
        return vacancies > 0 ? vacant[--vacancies] : next++;
    }

    void giveBack(int number) {
        if (vacancies == vacant.length) {
            vacant = Arrays.copyOf(vacant, vacancies * 2);
        }
        vacant[vacancies++] = number;
    }
}
