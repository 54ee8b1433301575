import { Report } from './report';
export function checkNoise(_: Report): void {}
