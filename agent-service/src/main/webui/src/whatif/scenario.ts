/** A scenario to begin with: a busy morning for the teams of the contact centre that ships with Switchboard. */
export const SCENARIO = `# Who works, who comes, how long it takes. The README of the router describes every field.
start: 2026-01-05T08:00
horizon: 4h
warm_up: 15m
thresholds: [20s, 60s]

teams:
  - {team: company, name: Company, manager: vera}
  - {team: service, name: Service, parent: company, manager: simon}
  - {team: billing, name: Billing, parent: service, manager: mona}
  - {team: technical, name: Technical support, parent: service, manager: tom}
  - {team: orders, name: Orders, parent: service, manager: olga}

agents:
  - {group: billing, count: 8, team: billing, skills: {billing: 5, orders: 2}}
  - {group: technical, count: 9, team: technical, skills: {technical: 6}}
  - {group: orders, count: 6, team: orders, skills: {orders: 5, billing: 2}}
  - {group: mona, team: billing}
  - {group: tom, team: technical}
  - {group: olga, team: orders}

arrivals:
  - kind: billing-call
    channel: phone
    attributes: {topic: billing}
    per_hour: {"08:00": 80, "09:30": 120, "11:00": 90}
    service: {log_normal: {mean: 4m, deviation: 4m}}
    patience: {exponential: 3m}
  - kind: technical-call
    channel: phone
    attributes: {topic: technical}
    per_hour: 75
    service: {exponential: 6m}
    patience: {exponential: 4m}
  - kind: order-chat
    channel: chat
    attributes: {topic: orders}
    per_hour: 110
    service: {exponential: 4m}
    slower_together: 0.4
    patience: {exponential: 8m}
`;
